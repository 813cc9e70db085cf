// What a table is a list of, and what its columns are for, told by the names that real exports give them: no other column is looked at.
import { UserError } from '../errors.ts';
import type { SourceKind } from '../project/evidence.ts';
import { fill, words } from '../words.ts';

/** What a column may be looked at for. */
export const ROLES = [
  'opened',
  'category',
  'subject',
  'body',
  'requester',
  'id',
  'views',
  'downloads',
  'type',
  'parent',
  'public',
  'year',
  'month',
  'n',
] as const;
export type ColumnRole = (typeof ROLES)[number];

/** The place of each column that is used. */
export type Columns = Partial<Record<ColumnRole, number>>;

/** What was said of a column with --column: its name, and for dates the order of day and month. */
export type Wish = { name: string; order?: 'day first' | 'month first' };
export type Wishes = Partial<Record<ColumnRole, Wish>>;

/** What a table was taken for; `kind` is missing where nothing tells, and not `sure` where it could be another. */
export type Recognized = { kind: SourceKind | undefined; isSure: boolean; isCounts: boolean; columns: Columns };

/** A column's name without regard to capitals, blanks, underscores and the like. */
const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * What a table with these column names is, and which of them to use. The first name of a role that is there counts.
 * @param said the kind that the person named
 * @throws UserError where a column that was named is not there, or is there twice
 */
export function recognize(header: readonly string[], wishes: Wishes = {}, said?: SourceKind): Recognized {
  const names = header.map(folded);
  const found: Columns = {};
  for (const role of ROLES) {
    const wish = wishes[role];
    const at = wish
      ? columnNamed(names, wish.name, role)
      : KNOWN[role].map((name) => names.indexOf(name)).find((i) => i >= 0);
    if (at !== undefined) found[role] = at;
  }
  const isCounts = ['category', 'year', 'month', 'n'].every((role) => found[role as ColumnRole] !== undefined);
  const guess = kindOf(found, new Set(names), isCounts);
  const kind = said && canBe(said, found, isCounts) ? said : guess?.kind;
  const isSure = said !== undefined || guess?.isSure === true;
  return { kind, isSure, isCounts, columns: kind ? columnsFor(kind, isCounts, found) : found };
}

// --- internal ---

const list = (names: string): string[] => names.split('|');

/** The names of real exports by role; the most telling first. */
const KNOWN: Readonly<Record<ColumnRole, readonly string[]>> = {
  opened: list(
    'opened at|opened|requested datetime|request created at|created date|created at|creation date|open dt|open date|open time|date created|receiveddate|date requested|requested date|date received|received date|date recieved|recieved date|original received date|recd date|date submitted|submitted at|submitted|create date|request date|date opened|date of request|opendate|creationdate|timestamp|date',
  ),
  category: list(
    'category|complaint type|service name|service request type|sr type|request type|reason|kind|case title|issue type|type of request|type',
  ),
  subject: list(
    'subject|request title|title|resource name|dataset title|description of request|foia log description|request text|public record desired|records requested|request description|request summary|request|resource title|description|name',
  ),
  body: list('description|request text|body'),
  requester: list(
    'requester email|requester|requested by|requester name|requestor|requestor name|customer full name|user id|requester id|from|user',
  ),
  id: list(
    'request id|service request id|unique key|case enquiry id|case number|case id|reference no|reference number|pretty id|tracking number|control|control number|foir|ref|resource id|u id|id',
  ),
  views: list(
    'visits|views|view count|viewcount|total views|page views|page views total|resource page views page views total|visits total|tracking summary total|num views',
  ),
  downloads: list('downloads|download count|downloadcount|downloads total|resource download count|num downloads'),
  type: list('asset type|resource type|type'),
  parent: list('parent uid|parent fxf|resource parent fxf'),
  public: list('public'),
  year: ['year'],
  month: ['month'],
  n: list('n|count|number'),
};

/** Columns that tell of which kind a table is. */
const SIGNS = {
  place:
    /^(?:lat|latitude|lng|long|longitude|location|address|incident address|street address|x coordinate|ward|borough|neighborhood)$/,
  records:
    /^(?:.*\b(?:foia|foi|foil|opra|exemptions?|disposition|fee|fees|requester|requestor|requested by|record desired|request title|described state|public record desired)\b.*)$/,
  catalog:
    /^(?:distribution|resources|landingpage|landing page|accesslevel|access level|keyword|keywords|theme|license id|license title|notes|num resources|classification .*|tags|slug)$/,
  datasets: /^(?:accepted dataset|accepted dataset id|dataset requested|requested dataset|dataset title|votes)$/,
} as const;

function kindOf(
  at: Columns,
  names: ReadonlySet<string>,
  isCounts: boolean,
): { kind: SourceKind; isSure: boolean } | undefined {
  const has = (sign: keyof typeof SIGNS) => [...names].some((name) => SIGNS[sign].test(name));
  const sure = (kind: SourceKind) => ({ kind, isSure: true });
  if (isCounts) return { kind: 'service requests', isSure: false };
  if (at.views !== undefined && at.subject !== undefined) return sure('portal usage');
  const isDated = at.opened !== undefined;
  if (isDated && at.subject !== undefined && has('datasets')) return sure('dataset requests');
  if (at.subject !== undefined && has('catalog') && !has('records')) return sure('catalog');
  if (!isDated || (at.subject ?? at.category) === undefined) return undefined;
  if (has('records') && at.subject !== undefined) return sure('records requests');
  if (has('place')) return sure('service requests');
  const kind = at.subject !== undefined && at.category === undefined ? 'records requests' : 'service requests';
  return { kind, isSure: false };
}

/** Whether a table has the columns that one of this kind cannot do without. */
function canBe(kind: SourceKind, at: Columns, isCounts: boolean): boolean {
  if (kind === 'portal usage') return at.subject !== undefined && at.views !== undefined;
  if (kind === 'catalog') return at.subject !== undefined;
  return isCounts || (at.opened !== undefined && (at.subject ?? at.category) !== undefined);
}

/** The columns that a table of this kind is read for. */
function columnsFor(kind: SourceKind, isCounts: boolean, found: Columns): Columns {
  const only = (...roles: ColumnRole[]): Columns =>
    Object.fromEntries(Object.entries(found).filter(([role]) => roles.includes(role as ColumnRole)));
  if (isCounts) return only('category', 'year', 'month', 'n');
  if (kind === 'portal usage') return only('subject', 'views', 'downloads', 'type', 'parent', 'public', 'id');
  if (kind === 'catalog') return only('subject', 'id');
  if (kind === 'service requests')
    return { ...only('opened', 'requester', 'id'), category: found.category ?? found.subject };
  const used = only(
    'opened',
    'subject',
    'body',
    'requester',
    'id',
    ...(found.subject === undefined ? (['category'] as const) : []),
  );
  return used.body === used.subject ? { ...used, body: undefined } : used;
}

function columnNamed(names: readonly string[], wanted: string, role: ColumnRole): number {
  const places = names.flatMap((name, i) => (name === folded(wanted) ? [i] : []));
  const { noColumn, twice, columnNext } = words.evidence.refused;
  const [first] = places;
  if (first === undefined || places.length > 1) {
    const what = fill(first === undefined ? noColumn : twice, { name: wanted, role });
    throw new UserError({ code: 'no-evidence', what, next: columnNext });
  }
  return first;
}
