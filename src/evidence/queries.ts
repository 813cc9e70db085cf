// The one question of evidence (how many requests of each kind in each month), written for the engine that holds the data. Its answer has
// the columns category, year, month and n, and no person in it. Nothing is sent anywhere: somebody with access runs it.
import { shellWord } from '../words.ts';

/** The names of columns and tables that a question is about, as the person gave them. */
export type Asking = { category: string; opened: string; table: string };

/** The engines: the question for each with how to run it, and the file that its answer goes into. */
export const ENGINES = {
  duckdb: { ask: duckdb, answer: 'counts.csv' },
  sql: { ask: sql, answer: 'counts.csv' },
  socrata: { ask: socrata, answer: 'counts.csv' },
  ckan: { ask: ckan, answer: 'counts.json' },
  arcgis: { ask: arcgis, answer: 'counts.json' },
} as const;
export type Engine = keyof typeof ENGINES;

// --- internal ---

/** A name in a query: in quotation marks, those in it doubled. */
const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** What is grouped by is written out, as not every engine takes a number in its place. */
const select = (category: string, opened: string, from: string): string[] => [
  `SELECT ${category} AS category,`,
  `  EXTRACT(YEAR FROM ${opened}) AS year,`,
  `  EXTRACT(MONTH FROM ${opened}) AS month,`,
  '  COUNT(*) AS n',
  `FROM ${from}`,
  `WHERE ${opened} IS NOT NULL`,
  `GROUP BY ${category}, EXTRACT(YEAR FROM ${opened}), EXTRACT(MONTH FROM ${opened})`,
  'ORDER BY 1, 2, 3',
];

function duckdb({ category, opened, table }: Asking): string[] {
  const file = table === DEFAULT_TABLE ? '311/*.csv' : table;
  const quoted = file.replaceAll("'", "''");
  const read = /\.parquet$/i.test(file) ? `read_parquet('${quoted}')` : `read_csv('${quoted}', union_by_name = true)`;
  return [
    '-- DuckDB, over files where they lie: one, many (311/*.csv), Parquet, or s3://… with its extension httpfs.',
    '-- Run it: duckdb -csv < question.sql > counts.csv',
    ...select(named(category), `CAST(${named(opened)} AS TIMESTAMP)`, read),
    ';',
  ];
}

function sql({ category, opened, table }: Asking): string[] {
  return [
    '-- Postgres, Oracle, MotherDuck, Trino, Athena, Snowflake. MySQL, Spark and BigQuery put names in backticks in place of quotation marks.',
    '-- SQL Server says YEAR(…) and MONTH(…) in place of EXTRACT(YEAR FROM …) and EXTRACT(MONTH FROM …).',
    `-- The column ${opened.replace(/\s+/g, ' ')} has to be a date or a timestamp. Save the answer as CSV with its header: counts.csv`,
    ...select(named(category), named(opened), table.split('.').map(named).join('.')),
    ';',
  ];
}

function socrata({ category, opened }: Asking): string[] {
  const query = {
    $select: `${category} as category,date_extract_y(${opened}) as year,date_extract_m(${opened}) as month,count(*) as n`,
    $where: `${opened} IS NOT NULL`,
    $group: 'category,year,month',
    $order: 'category,year,month',
    $limit: '50000',
  };
  return [
    '# A Socrata portal (SODA 2.1). Put in the portal and the id of the data set, and use the names of columns that its API shows.',
    "# Open it in a browser, or: curl -o counts.csv 'ADDRESS'. If you get 50,000 lines, ask for one year at a time.",
    `https://PORTAL/resource/XXXX-XXXX.csv?${encoded(query)}`,
    '# How much each data set is used:',
    'https://api.us.socrata.com/api/catalog/v1?domains=PORTAL&search_context=PORTAL&only=dataset&order=page_views_last_month&limit=100',
  ];
}

function ckan({ category, opened }: Asking): string[] {
  const at = `${named(opened)}::timestamp`;
  const query = `SELECT ${named(category)} AS category, date_part('year',${at}) AS year, date_part('month',${at}) AS month, COUNT(*) AS n FROM "RESOURCE-ID" WHERE ${named(opened)} IS NOT NULL GROUP BY 1,2,3`;
  return [
    '# A CKAN portal that has its SQL search switched on. It answers 32,000 lines at most. Save the answer as counts.json.',
    `https://PORTAL/api/3/action/datastore_search_sql?sql=${encodeURIComponent(query)}`,
    '# Without SQL, the list of all data sets, which tde evidence add reads as well:',
    'https://PORTAL/api/3/action/package_search?rows=1000',
  ];
}

function arcgis({ category, opened }: Asking): string[] {
  const count = JSON.stringify([{ statisticType: 'count', onStatisticField: 'OBJECTID', outStatisticFieldName: 'n' }]);
  const counted = (where: string, group: string) =>
    `LAYER/query?${encoded({ where, groupByFieldsForStatistics: group, outStatistics: count, f: 'json' })}`;
  return [
    '# A hosted layer of ArcGIS with standardized queries. LAYER is its address, ending in FeatureServer/0. Save the answer as counts.json.',
    '# An error comes back as if all were well: look at the answer. It calls the year and the month as it likes; say how, for example:',
    `# tde evidence add counts.json --column category=${shellWord(category)} --column year=EXPR_1 --column month=EXPR_2`,
    counted(`${opened} IS NOT NULL`, `${category},EXTRACT(YEAR FROM ${opened}),EXTRACT(MONTH FROM ${opened})`),
    '# On other layers, one call a year, without months; put the answers into one table of category, year, month and n:',
    counted(`${opened}>=DATE '2025-01-01' AND ${opened}<DATE '2026-01-01'`, category),
  ];
}

/** What a table is called where nobody says. */
export const DEFAULT_TABLE = 'requests';

/** The parts of an address behind its "?", each value encoded, the names left as they are. */
const encoded = (parts: Readonly<Record<string, string>>): string =>
  Object.entries(parts)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
