// The long logs that bench.mjs counts, as a city's service desk would export them, and other tools that count them beside tde.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom } from './random.mjs';

/** What the command line of a project in `folder` counts `file` with. */
export const counting = (file, folder) => ['evidence', 'add', file, '--file', folder];

/** The same question to each tool: how many requests of each kind in each year. Where it answers for its version, it is installed. */
export const TOOLS = [
  {
    name: 'pandas',
    version: ['python3', ['-c', 'import pandas; print(pandas.__version__)']],
    count: (file) => [
      'python3',
      [
        '-c',
        `import pandas
log = pandas.read_csv(${JSON.stringify(file)}, usecols=['complaint_type', 'created_date'], parse_dates=['created_date'])
print(log.groupby(['complaint_type', log.created_date.dt.year]).size())`,
      ],
    ],
  },
  {
    name: 'csvkit',
    version: ['csvsql', ['--version']],
    count: (file) => [
      'sh',
      [
        '-c',
        `csvcut -c complaint_type,created_date "$1" | csvsql --no-inference --snifflimit 0 --tables log --query \
'SELECT complaint_type, substr(created_date, 1, 4), COUNT(*) FROM log GROUP BY 1, 2'`,
        'sh',
        file,
      ],
    ],
  },
  {
    name: "DuckDB's CLI",
    version: ['duckdb', ['--version']],
    count: (file) => [
      'duckdb',
      [
        '-csv',
        '-c',
        `SELECT complaint_type, EXTRACT(YEAR FROM CAST(created_date AS TIMESTAMP)), COUNT(*) FROM read_csv('${file}') GROUP BY 1, 2`,
      ],
    ],
  },
];

/** What a tool says its version is, by the last number in it; undefined where it is not installed. */
export function versionOf({ version: [command, args] }) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? `${stdout}${stderr}`.match(/\d+(?:\.\d+)+/g)?.at(-1) : undefined;
}

/**
 * Calls `use` with logs of so many rows: `{ file, folder, kB, rows, truth }`, where `folder` holds an empty project and `truth` is what
 * there is to be counted.
 */
export async function withLogs(sizes, use) {
  const root = mkdtempSync(join(tmpdir(), 'tde-logs-'));
  try {
    return await use(
      sizes.map((rows) => {
        const folder = mkdtempSync(join(root, 'project-'));
        const file = join(root, `log-${rows}.csv`);
        writeFileSync(join(folder, 'tde.yaml'), 'tde: 1\n');
        const truth = writeLog(file, rows);
        return { file, folder, rows, truth, kB: Math.round(statSync(file).size / 1000) };
      }),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const KINDS = Array.from({ length: 250 }, (_, i) => (i % 7 === 3 ? `Type ${i}, "other"` : `Complaint type ${i}`));
const BOROUGHS = ['NORTH', 'SOUTH', 'EAST', 'WEST', 'HARBOR'];
const CHANNELS = ['ONLINE', 'PHONE', 'MOBILE', 'UNKNOWN'];
const COLUMNS =
  'unique_key,created_date,closed_date,agency,agency_name,complaint_type,descriptor,status,resolution_description,incident_address,borough,open_data_channel_type,latitude,longitude,requester_email';
const DAY = 86_400_000;

/** Writes a log of invented requests in four years, a few kinds and a few people much more often than others. */
function writeLog(file, rows) {
  const random = randomFrom(1);
  const upTo = (number) => Math.floor(random() * number);
  const date = (time) => new Date(time).toISOString().slice(0, 19);
  const kinds = new Map();
  const people = new Set();
  let text = `${COLUMNS}\n`;
  writeFileSync(file, '');
  for (let i = 0; i < rows; i++) {
    const kind = KINDS[Math.floor(KINDS.length * random() ** 3)];
    const opened = Date.UTC(2021, 0, 1) + upTo(1461) * DAY + upTo(86_400) * 1000;
    const who = Math.floor(random() ** 2 * 2_000_000);
    const isOpen = random() < 0.1;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    people.add(who);
    const note =
      random() < 0.02
        ? '"The department, after a visit,\nfound ""no"" violation."'
        : 'The agency responded to the complaint and took action to fix the condition.';
    const cells = [
      60_000_000 + i,
      date(opened),
      isOpen ? '' : date(opened + random() * 30 * DAY),
      `AG${i % 19}`,
      `Department number ${i % 19} of the city`,
      kind.includes('"') ? `"${kind.replaceAll('"', '""')}"` : kind,
      `Descriptor ${upTo(900)}`,
      isOpen ? 'Open' : 'Closed',
      note,
      `${1 + upTo(999)} STREET ${upTo(4000)}`,
      BOROUGHS[upTo(BOROUGHS.length)],
      CHANNELS[upTo(CHANNELS.length)],
      (40.5 + random() * 0.4).toFixed(6),
      (-74.2 + random() * 0.5).toFixed(6),
      `p${who}@example.invalid`,
    ];
    text += `${cells.join(',')}\n`;
    if (text.length < 1 << 22 && i < rows - 1) continue;
    appendFileSync(file, text);
    text = '';
  }
  return { rows, people: people.size, kinds };
}
