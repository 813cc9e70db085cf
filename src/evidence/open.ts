// Opens a file that a city handed over and says what it is: a table, JSON, or something else, which is refused with what was found and
// what to ask the clerk for.
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { PassThrough, pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../errors.ts';
import { ioError } from '../outside.ts';
import { fill, words } from '../words.ts';

/** A file that is open: its beginning, all its bytes (the beginning too), how many were read so far, and their fingerprint once all were. */
export type Opened = {
  readonly name: string;
  readonly size: number;
  readonly head: Buffer;
  readonly bytes: AsyncIterable<Buffer>;
  readonly as: 'table' | 'json' | 'lines';
  read(): number;
  fingerprint(): Promise<string>;
};

type Reason = keyof typeof words.evidence.refused.reasons;

/** The refusal of a file, by what was found in it. Nothing of its text is in the message. */
export function refused(name: string, reason: Reason, values: Record<string, string | number> = {}): UserError {
  const [found, ask] = words.evidence.refused.reasons[reason];
  const what = fill(words.evidence.refused.what, { file: name, found: fill(found, values) });
  return new UserError({ code: 'no-evidence', what, next: fill(ask, values) });
}

/** Opens a file. @throws UserError where it cannot be read or holds no rows that could be counted */
export async function openEvidence(path: string, name: string): Promise<Opened> {
  const size = sizeOf(path, name);
  if (size === 0) throw refused(name, 'empty');
  const hash = createHash('sha256');
  let read = 0;
  async function* raw() {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
      hash.update(chunk);
      read += chunk.length;
      yield chunk as Buffer;
    }
  }
  const source = raw();
  const first = await beginning(source, name, 2);
  const isGzip = first.head[0] === 0x1f && first.head[1] === 0x8b;
  const plain = await beginning(isGzip ? gunzipped(first.all()) : first.all(), name, HEAD);
  const encoding = wideIn(plain.head);
  const text = encoding ? await beginning(decoded(plain.all(), encoding), name, HEAD) : plain;
  const found = whatIs(text.head);
  if (typeof found !== 'string') {
    await plain.close();
    await source.return(undefined);
    throw refused(name, found.reason);
  }
  return {
    name,
    size,
    head: text.head.subarray(0, HEAD),
    bytes: guarded(text.all(), name),
    as: found,
    read: () => read,
    fingerprint: async () => {
      // A reader may stop before the end (a row too many); the fingerprint is that of the whole file all the same.
      for await (const chunk of source) void chunk;
      return hash.copy().digest('hex').slice(0, 16);
    },
  };
}

/** The fingerprint of a file; undefined where it cannot be read. */
export async function fingerprintOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    if (!statSync(path).isFile()) return undefined;
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch {
    return undefined;
  }
  return hash.digest('hex').slice(0, 16);
}

// --- internal ---

const HEAD = 1 << 16;
const CHUNK = 1 << 16;

type Beginning = { head: Buffer; all: () => AsyncGenerator<Buffer>; close: () => Promise<unknown> };

function sizeOf(path: string, name: string): number {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (!stat.isFile()) throw refused(name, 'notAFile');
    return stat.size;
  } catch (error) {
    throw ioError(error, 'read', name);
  }
}

/** The first bytes of a stream, at least so many where it has them, and the whole stream again. */
async function beginning(source: AsyncIterable<Buffer>, name: string, least: number): Promise<Beginning> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    while (length < least) {
      const { done, value } = await iterator.next();
      if (done) break;
      chunks.push(value);
      length += value.length;
    }
  } catch (error) {
    throw asRefused(error, name);
  }
  const head = Buffer.concat(chunks);
  return {
    head,
    close: async () => iterator.return?.(undefined),
    all: async function* () {
      if (head.length > 0) yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    },
  };
}

function gunzipped(source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const gunzip = createGunzip();
  // What goes wrong comes out where the unpacked bytes are read.
  return pipeline(Readable.from(source), gunzip, new PassThrough({ highWaterMark: CHUNK }), () => undefined);
}

type Wide = 'utf-16le' | 'utf-16be';

/** In which order the bytes of UTF-16 stand, as its mark says, or the noughts beside plain letters; undefined where it is none. */
function wideIn(head: Buffer): Wide | undefined {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = head.subarray(0, 4000);
  const noughts = [0, 0];
  for (const [i, byte] of start.entries()) if (byte === 0) noughts[i % 2] = (noughts[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = noughts;
  const [most, few] = [start.length / 3, start.length / 100];
  return odd > most && even < few ? 'utf-16le' : even > most && odd < few ? 'utf-16be' : undefined;
}

/** UTF-16 as UTF-8. */
async function* decoded(source: AsyncIterable<Buffer>, encoding: Wide): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

async function* guarded(source: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  try {
    yield* source;
  } catch (error) {
    throw asRefused(error, name);
  }
}

/** An archive that ends too early, or a disk that cannot be read. */
function asRefused(error: unknown, name: string): unknown {
  const { code = '' } = error as { code?: string };
  return /^Z_|^ERR_STREAM_PREMATURE/.test(code) ? refused(name, 'brokenGzip') : ioError(error, 'read', name);
}

/** What files that are no table begin with; bytes that are no letters are written as in hexadecimal. */
const BEGINNINGS: readonly [RegExp, Reason][] = [
  [/^504b0304/, 'zip'],
  [/^d0cf11e0/, 'oldOffice'],
  [/^1f8b/, 'twiceGzip'],
];

const TEXT_BEGINNINGS: readonly [RegExp, Reason][] = [
  [/^%PDF/, 'pdf'],
  [/^\{\\rtf/, 'richText'],
  [/^PAR1/, 'parquet'],
  [/^SQLite format 3/, 'database'],
  [/^version https:\/\/git-lfs/, 'lfs'],
  [
    /^<(?:!doctype html|(?:html|head|body|script|style|meta|title|table|div|p|br|center)\b|[^>]*>\s*<(?:!doctype html|html|head)\b)/i,
    'html',
  ],
  [/^<(?:\?xml|!--|!doctype|[a-z][\w:.-]*[\s>])/i, 'xml'],
  [/^(?:-?\d+(?:\.\d+)?|"[^"\n]*"|true|false|null)\s*$/, 'oneValue'],
];

/** JSON in the brackets of a function, as a portal answers a web page of another site ("callback({…})"). */
export const PADDED_JSON = /^(?:\/\*.{0,40}?\*\/)?\s*[\w$.]{1,80}\(\s*[[{]/;

function whatIs(head: Buffer): Opened['as'] | { reason: Reason } {
  const start = head
    .toString('latin1', 0, 4000)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (start === '') return { reason: 'empty' };
  const found =
    BEGINNINGS.find(([sign]) => sign.test(head.toString('hex', 0, 4))) ??
    TEXT_BEGINNINGS.find(([sign]) => sign.test(start));
  if (found) return { reason: found[1] };
  const odd = head.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0);
  if (odd > head.length / 50) return { reason: 'notText' };
  if (/^\{.*\}[ \t]*\r?\n\s*\{/.test(start) || isFirstOfLines(start, head)) return 'lines';
  return /^[[{]/.test(start) || PADDED_JSON.test(start) ? 'json' : 'table';
}

/** Whether a first line longer than what was looked at is an object by itself, with another one below it. */
const isFirstOfLines = (start: string, head: Buffer): boolean =>
  start.startsWith('{"') && /^[^\n]*\}\r?\n\{"/.test(head.toString('latin1'));
