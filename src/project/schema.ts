// Describes the project file of a method as a JSON Schema, for editors that help while it is filled in by hand.

import { toJSONSchema } from 'zod/mini';
import { optionsFrom } from '../method/ids.ts';
import type { Method, Question, Text } from '../method/types.ts';
import { fill } from '../text.ts';
import { NO_ANSWERS, readerOf } from './answers.ts';
import { SOURCE_SCHEMA } from './evidence.ts';
import { isLeafKind, optionsOf, schemaOf, usesOptions } from './kinds.ts';
import { FORMAT, type Keys, type LayoutKey, layoutOf } from './skeleton.ts';

export type JsonSchema = { [key: string]: unknown };

/**
 * The JSON Schema (draft 2020-12) of a method's project file. Every answer may be empty, be its plain value, or be a map of
 * `answer`, `note` and `find-out`. Keys the method does not know are allowed: they are kept and warned about.
 */
export function jsonSchemaOf(method: Method): JsonSchema {
  const { $schema: _, ...source }: JsonSchema = toJSONSchema(SOURCE_SCHEMA, { io: 'output' });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: method.title,
    type: 'object',
    properties: {
      tde: { title: 'File format', const: FORMAT },
      method: { title: 'Method', type: 'string' },
      previous: { title: 'The file of the cycle before', type: ['string', 'null'] },
      ...propertiesOf(method, layoutOf(method)),
      evidence: group({ sources: { type: ['object', 'null'], additionalProperties: source } }),
    },
    required: ['tde'],
  };
}

// --- internal ---

const group = (properties: JsonSchema): JsonSchema => ({ type: ['object', 'null'], properties });

const propertiesOf = (method: Method, keys: Keys): JsonSchema =>
  Object.fromEntries(Array.from(keys, ([key, place]) => [key, schemaAt(method, place)]));

function schemaAt(method: Method, { label, question, keys, record }: LayoutKey): JsonSchema {
  if (label === undefined) return group(propertiesOf(method, keys));
  if (!question) return { title: label, enum: ['yes', 'no', true, false, null] };
  const words = { title: label, description: forAnybody(method, question.ask) };
  if (record)
    return {
      ...words,
      type: ['object', 'null'],
      propertyNames: { pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 },
      additionalProperties: group(propertiesOf(method, record)),
    };
  const value = valueSchema(method, question);
  const note = { type: ['string', 'number', 'boolean', 'null'] };
  const parts = {
    answer: { anyOf: [value, { type: 'null' }] },
    note: { title: 'Note', ...note },
    'find-out': { title: 'Whom to ask', ...note },
  };
  return { ...words, anyOf: [value, { type: 'null' }, { type: 'object', properties: parts }] };
}

/** What may stand in the file as a question's value. */
function valueSchema(method: Method, question: Question): JsonSchema {
  if (!isLeafKind(question.kind)) return {};
  const { schema, strict } = schemaOf(question.kind);
  const { $schema: _, ...value }: JsonSchema = toJSONSchema(schema, { io: strict ? 'output' : 'input' });
  // Whoever edits by hand may write true for yes.
  if (Array.isArray(value.enum)) return { enum: [...value.enum, true, false] };
  // It is stored as text, and typed by hand as a number.
  if (question.kind === 'number') return { anyOf: [value, { type: 'integer', minimum: 0, maximum: 999_999_999 }] };
  if (!usesOptions(question.kind)) return value;
  const known = optionsFrom(question) ? [] : optionsOf(readerOf(method, NO_ANSWERS), question);
  if (known.length === 0) return value;
  const one = { anyOf: known.map(({ id, label }) => ({ const: id, title: label })) };
  return question.kind === 'choice' ? one : { anyOf: [{ type: 'array', items: one }, { type: 'string' }] };
}

/** A text for whoever answers, wherever: the names in it stand as they do until they are known. */
const forAnybody = ({ names }: Method, text: Text): string =>
  fill(typeof text === 'string' ? text : text.default, { ...names });
