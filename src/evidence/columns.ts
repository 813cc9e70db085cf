// The columns of a table: what a table is a list of and what its columns are for, told by the names that real exports give them (no other
// column is looked at); and a column of dates, read as a whole, as the order of day and month is decided once, from all of its values.
import { UserError } from '../errors.ts';
import { dateOrderOf, readDay } from '../project/days.ts';
import type { SourceKind } from '../project/evidence.ts';
import { fill, words } from '../words.ts';

/** A column's name in small letters without accents, its words apart ("createdAt" too). */
const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll('#', ' number ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The same, its words together: "Created_Date", "createdDate" and "CREATEDDATE" are one name. */
const squeezed = (name: string): string => folded(name).replaceAll(' ', '');

const list = (names: string): string[] => names.split('|').map(squeezed);

/** What a column may be looked at for, with the names that real exports give it, the most telling first; the date of receipt see {@link rankOfDate}. */
const KNOWN = {
  opened: list('opened|created|received|submitted|timestamp|date|fecha'),
  category: list(
    'category|complaint type|service name|service code description|service request type|sr type|request type|record type|request type title|reason|kind|case title|issue type|problem type|request category|type of request|categoria|kategorie|meldungsart|acti nom|type declaration|type de demande|tipo de solicitud|tipo|type|type name|service|servicio|tema',
  ),
  subject: list(
    'subject|request title|title|metas default title|dataset metas default title|metas title|default title|resource name|dataset title|dataset name|dataset|asset name|title en|description of request|foia log description|request text|public record desired|records requested|description of records|description of records requested|describe the records requested|records description|records sought|information requested|request description|request details|details of request|request summary|summary of request|request|resource title|page title and screen class|descripcion solicitud|descripcion de la solicitud|informacion solicitada|resumo solicitacao|resumo da solicitacao|betreff|asunto|assunto|objet|titulo|titre|description|descripcion|descricao|beschreibung|summary|details|name',
  ),
  body: list('description|request text|body|descripcion|descricao|detalhamento solicitacao|beschreibung'),
  requester: list(
    'requester email|requestor email|requester|requested by|requester name|requestor|requestor name|name of requester|name of requestor|customer full name|customer name|contact name|reporter name|reporter display name|user id|requester id|solicitante|nombre solicitante|peticionario|nombre peticionario|demandeur|solicitante nome|id solicitante|antragsteller|email|email address|submitted by|from|user|name',
  ),
  id: list(
    'request id|service request id|unique key|case enquiry id|case number|case id|record number|record id|request number|reference no|reference number|pretty id|tracking number|control|control number|ref number|ticket number|foir|ref|folio|resource id|asset uid|dataset id|u id|id',
  ),
  views: list(
    'visits|views|view count|total views|page views|total page views|page views total|resource page views page views total|visits total|tracking summary total|num views',
  ),
  downloads: list(
    'downloads|download count|downloads total|total downloads|resource download count|explore download count|num downloads',
  ),
  type: list('asset type|resource type|type'),
  parent: list('parent uid|parent fxf|resource parent fxf'),
  public: list('public'),
  year: ['year'],
  month: ['month'],
  n: list('n|count|number'),
};
export type ColumnRole = keyof typeof KNOWN;
export const ROLES = Object.keys(KNOWN) as ColumnRole[];

/** The place of each column that is used. */
export type Columns = Partial<Record<ColumnRole, number>>;

/** The order of day and month in a column of dates. */
export type Order = 'day first' | 'month first';

/** What was said of a column with --column: its name, and for dates the order of day and month. */
type Wish = { name: string; order?: Order };
export type Wishes = Partial<Record<ColumnRole, Wish>>;

/**
 * What a table with these column names is, and which of them to use. The first name of a role that is there counts.
 * @param said the kind that the person named
 * @returns what the table was taken for; `kind` is missing where nothing tells, and not `isSure` where it could be another. Where what
 * the person said does not fit, it is what the table looks like. `places` are the columns of all roles, `columns` those that are read.
 * @throws UserError where a column that was named is not there, or is there twice
 */
export function recognize(header: readonly string[], wishes: Wishes = {}, said?: SourceKind) {
  const names = header.map(squeezed);
  const found: Columns = {};
  for (const role of ROLES) {
    const wish = wishes[role];
    const at = wish ? columnNamed(names, wish.name, role) : columnFor(role, names);
    if (at !== undefined) found[role] = at;
  }
  if (found.requester === found.subject) delete found.requester;
  const isCounts = ['category', 'year', 'month', 'n'].every((role) => found[role as ColumnRole] !== undefined);
  const foldedNames = header.map(folded);
  const has = (sign: keyof typeof SIGNS) => foldedNames.some((name) => SIGNS[sign].test(name));
  const isTitled = TITLES.includes(names[found.subject ?? -1] ?? '') && !has('records') && !has('people');
  const guess = kindOf(found, has, { isCounts, isTitled });
  // What somebody asked for must not be kept as a title because of one word on the command line.
  const isList = (isTitled && (has('catalog') || found.opened === undefined)) || wishes.subject !== undefined;
  const fits = !said || said === guess?.kind || canBe(said, found, { isCounts, isTitled: isList });
  const kind = said && fits ? said : guess?.kind;
  const isSure = said !== undefined || guess?.isSure === true;
  return { kind, isSure, isCounts, places: found, columns: kind ? columnsFor(kind, isCounts, found) : found, fits };
}

export type Recognized = ReturnType<typeof recognize>;

/**
 * A day as it is counted before the order of its column is known: year-month-day; both that its numbers can mean, the month first and the
 * day first; or one that stands in a number, marked with "#".
 */
export type RawDay = string;

/** The days of one column. */
export type DayColumn = {
  /** A day as it was written, zones and times not applied; undefined where it is none. */
  read(text: string): RawDay | undefined;
  /** The month of a raw day, where that is known already; else the raw day. */
  monthOf(raw: RawDay): RawDay;
  /** A raw day or month as year-month-day (or year-month), now that the whole column was read; undefined where it can be no day. */
  settle(raw: RawDay): string | undefined;
  /** The order of day and month; `undefined` where no value needs one. `told` is whether values tell it, `against` how many contradict. */
  order(): { order: Order; told: boolean; against: number } | undefined;
};

/** @param said the order that the person named */
export function dayColumn(said?: Order): DayColumn {
  const seen = { days: 0, numbers: 0, 'day-first': 0, 'month-first': 0, either: 0 };
  const known = new Map<string, RawRead | undefined>();
  const isDayFirst = () => (said ? said === 'day first' : seen['day-first'] > seen['month-first']);
  return {
    read(text) {
      // The time behind a day is of no use; without it there are few enough different texts to remember.
      const key = WRITTEN_DAY.exec(text)?.[0] ?? text;
      if (!known.has(key)) {
        if (known.size >= MOST_KNOWN) known.clear();
        known.set(key, rawDay(key.trim()));
      }
      const found = known.get(key);
      if (!found) return undefined;
      seen[isNumber(found.raw) ? 'numbers' : 'days']++;
      if (found.order) seen[found.order]++;
      return found.raw;
    },
    monthOf: (raw) => (raw.length === ONE_DAY ? raw.slice(0, 7) : raw),
    settle(raw) {
      // A number alone among written days is none.
      if (isNumber(raw)) return seen.numbers > seen.days ? raw.slice(1) : undefined;
      const [monthFirst, dayFirst = monthFirst] = raw.split('|');
      return isDayFirst() ? dayFirst : monthFirst;
    },
    order() {
      const { 'day-first': dayFirst, 'month-first': monthFirst, either } = seen;
      if (dayFirst + monthFirst + either === 0) return undefined;
      const told = said !== undefined || dayFirst + monthFirst > 0;
      const order: Order = isDayFirst() ? 'day first' : 'month first';
      return { order, told, against: isDayFirst() ? monthFirst : dayFirst };
    },
  };
}

// --- internal ---

function columnFor(role: ColumnRole, names: readonly string[]): number | undefined {
  const dates = role === 'opened' ? [...names.entries()].filter(([, name]) => rankOfDate(name) >= 0) : [];
  const [best] = dates.sort(([, a], [, b]) => rankOfDate(a) - rankOfDate(b));
  return best?.[0] ?? KNOWN[role].map((name) => names.indexOf(name)).find((i) => i >= 0);
}

/** Words for the beginning of a request, the most telling first. */
const BEGINNINGS = [
  /opened|open|abertura|apertura|ouverture/,
  /requested|request|solicitud|solicitacao|demande/,
  /created|creation|create|creacion|criacao/,
  /received|recieved|receive|recd|rec|recepcion|reception|ingreso|entrada|eingangs|eingang/,
  /submitted|submission|submit|filed|added|add|entered|reported|initiated|init|logged|registro|radicacion|declaration|decl|melde|erfassungs/,
];
const OTHERS = `${BEGINNINGS.map(({ source }) => source).join('|')}|original|local|case|issue|service|sr|of|the|was|de|da|do|del|la|dds`;
const DAY =
  'datetime|date|timestamp|time|dt|at|on|fecha|hora|datum|data(?=de|da|do|abertura|criacao|entrada|solicitacao|registro)';
const DATE_NAME = new RegExp(`^(?:${OTHERS})*(?:${DAY})(?:${OTHERS}|${DAY})*$`);

/**
 * How telling a column's name is as that of the day of receipt, nought first; -1 where it is none. It names a day and a beginning, in any
 * order ("Date/Time Opened", "fecha_creacion"), and nothing else: all other words could be a person's, in a file without a header. One that
 * may hold a time of day only comes last.
 */
function rankOfDate(name: string): number {
  const rank = DATE_NAME.test(name) ? BEGINNINGS.findIndex((words) => words.test(name)) : -1;
  return rank >= 0 && !/date|dt|stamp|fecha|data|datum/.test(name) ? rank + BEGINNINGS.length : rank;
}

/** What a list of datasets calls their titles. A text named otherwise is what somebody asks for, and never shown. */
const TITLES = list(
  'title|metas default title|dataset metas default title|metas title|default title|name|dataset|dataset title|dataset name|asset name|resource name|resource title|title en|page title and screen class|titulo|titre',
);

/** Columns that tell of which kind a table is; those of a catalog are used for requests, too, where they only `may` tell. */
const SIGNS = {
  place:
    /^(?:lat|latitude|lng|long|longitude|location|address|incident address|street address|prob ?address|x coordinate|ward|borough|neighborhood|barrio|colonia|localidad|alcaldia|distrito|direccion|adresse|arrondissement|stra(?:ß|ss)e|stadtteil|bezirk|geo point 2d)$/,
  records:
    /^(?:.*\b(?:foia|foi|foil|opra|exemptions?|disposition|fee|fees|requester|requestor|requested by|record desired|records requested|request title|described state|public record desired|solicitante|peticionario|demandeur)\b.*)$/,
  people:
    /^(?:e ?mail(?: address)?|phone(?: number)?|mobile|cell(?: phone)?|telephone|first name|last name|surname|date of birth|birthday|dob|correo(?: electronico)?|telefono|telefon|vorname|nachname|prenom)$/,
  catalog:
    /^(?:distribution|resources|landing ?page|access ?level|license id|license title|num resources|classification .*|(?:dataset )?metas .*|default (?:theme|keyword|publisher))$/,
  mayBeCatalog: /^(?:keywords?|theme|tags|slug)$/,
  datasets: /^(?:accepted dataset|accepted dataset id|dataset requested|requested dataset|dataset title|votes)$/,
} as const;

/** Whether a table is made of counts already, and whether its subjects are named as the titles of datasets are. */
type Shape = { isCounts: boolean; isTitled: boolean };

function kindOf(
  at: Columns,
  has: (sign: keyof typeof SIGNS) => boolean,
  { isCounts, isTitled }: Shape,
): { kind: SourceKind; isSure: boolean } | undefined {
  const sure = (kind: SourceKind) => ({ kind, isSure: true });
  if (isCounts) return { kind: 'service requests', isSure: false };
  const isDated = at.opened !== undefined;
  if (isTitled && at.views !== undefined) return sure('portal usage');
  if (isDated && at.subject !== undefined && has('datasets')) return sure('dataset requests');
  if (isTitled && (has('catalog') || (has('mayBeCatalog') && !isDated))) return sure('catalog');
  if (!isDated || (at.subject ?? at.category) === undefined) return undefined;
  if (has('records') && at.subject !== undefined) return sure('records requests');
  if (has('place')) return sure('service requests');
  const kind = at.subject !== undefined && at.category === undefined ? 'records requests' : 'service requests';
  return { kind, isSure: false };
}

/** Whether a table has the columns that one of this kind cannot do without. */
function canBe(kind: SourceKind, at: Columns, { isCounts, isTitled }: Shape): boolean {
  if (kind === 'portal usage') return isTitled && at.views !== undefined;
  if (kind === 'catalog') return isTitled;
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
  const places = names.flatMap((name, i) => (name === squeezed(wanted) ? [i] : []));
  const { noColumn, twice, columnNext } = words.evidence.refused;
  const [first] = places;
  if (first === undefined || places.length > 1) {
    const what = fill(first === undefined ? noColumn : twice, { name: wanted, role });
    throw new UserError({ code: 'no-evidence', what, next: columnNext });
  }
  return first;
}

const MOST_KNOWN = 50_000;
const ONE_DAY = '2020-05-12'.length;
/** No day is written in more letters than this. */
const MOST_OF_DAY = 100;

/** A day in three numbers or with its month in letters, whatever stands behind it: a time, a zone by its full name. */
const WRITTEN_DAY =
  /^(?:\d{4}-\d{2}-\d{2}|(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|(?:\p{L}+,? )?\d{1,2}[ -]\p{L}{3,9}\.?,?[ -]\d{2,4}|(?:\p{L}+, )?\p{L}{3,9}\.? \d{1,2},? \d{4})(?=[ T,]|$))/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T.*)?$/;
/** Seconds or milliseconds since 1970, and a day as spreadsheets number them. */
const SECONDS = /^\d{9,13}(?:\.\d+)?$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;

const isNumber = (raw: RawDay): boolean => raw.startsWith('#');

/** A day, and what it says of the order in its column. */
type RawRead = { raw: RawDay; order?: 'day-first' | 'month-first' | 'either' | undefined };

function rawDay(text: string): RawRead | undefined {
  if (text.length > MOST_OF_DAY) return undefined;
  if (SECONDS.test(text) || SERIAL.test(text)) {
    const number = Number(text);
    const at = new Date(number < 1e5 ? (number - 25_569) * 86_400_000 : number > 1e11 ? number : number * 1000);
    const day = at.toISOString().slice(0, ONE_DAY);
    return isLikely(day) ? { raw: `#${day}` } : undefined;
  }
  // Full stops tell no order by themselves: all days of the column do.
  const plain = text.replace(COMPACT, '$1-$2-$3').replace(/^(\d{1,2})\.(\d{1,2})\.(?=\d)/, '$1/$2/');
  const read = readDay(plain);
  if (!read) return undefined;
  const days = 'day' in read ? [read.day] : read.either;
  if (!days.every(isLikely)) return undefined;
  const told = dateOrderOf([plain]);
  return { raw: days.join('|'), order: days.length > 1 ? 'either' : told === 'mixed' ? undefined : told };
}

/** Whether a request may have come on a day. */
const isLikely = (day: string): boolean => day >= '1970' && day < '2100';
