// What a document shows, as plain objects a template can walk through. Pure: no clock, no terminal, no "today".

import { capitalFirst } from '../advice/forms.ts';
import { reviewersOf, stageOf } from '../advice/progress.ts';
import { inSentence, outlineOf, paragraphOf, pitchOf } from '../advice/said.ts';
import type { Reader } from '../project/answers.ts';
import { fill, words } from '../words.ts';
import type { Shared } from './left-out.ts';
import type { Meta } from './sections.ts';

/** What can be asked of a document: one section, what is for one group or session; with its appendix; a form whole, empty, or with hints. */
export type ViewOptions = {
  section?: string;
  group?: string;
  session?: string;
  whole?: boolean;
  appendix?: boolean;
  blank?: boolean;
  hints?: boolean;
};

/** The pitch: one paragraph, the lines after it as one text, the last line (each empty where there is none), and the questions of its gaps. */
type PitchView = { title: string; paragraph: string; notes: string; closing: string; gaps: string[] };

/** The outline: the method's boxes in order, and the pitch below them. */
type OutlineView = PitchView & { boxes: { title: string; text: string }[] };

/** The pitch in whole sentences; `gaps` are the questions whose places in it are empty. */
export function pitchView(reader: Reader): PitchView {
  const { sentences, notes, closing, gaps } = pitchOf(reader);
  return {
    title: titleOf(reader),
    paragraph: paragraphOf(sentences),
    notes: paragraphOf(notes),
    closing: paragraphOf(closing),
    gaps: gaps.map((gap) => gap.question),
  };
}

/** The boxes, and the questions of those that are empty. */
export function boxesView(reader: Reader): { boxes: { title: string; text: string }[]; gaps: string[] } {
  const boxes = outlineOf(reader);
  return {
    boxes: boxes.map(({ title, text }) => ({ title, text })),
    gaps: boxes.filter((box) => box.gap).map((box) => box.question),
  };
}

/** The boxes above the pitch; a question that is open in both is one gap. */
export function outlineView(reader: Reader): OutlineView {
  const [pitch, { boxes, gaps }] = [pitchView(reader), boxesView(reader)];
  return { ...pitch, boxes, gaps: [...new Set([...pitch.gaps, ...gaps])] };
}

/** The project's title, with a capital: its name, else what the pitch is about (its first slot), else a plain word. */
export function titleOf(reader: Reader): string {
  const { roles, pitch } = reader.method;
  const name = reader.text(roles.name) || inSentence(reader, pitch.slots[0]?.question ?? '');
  return capitalFirst(name) || fill(words.untitled, { method: reader.method.title });
}

/** "Worksheet for Riverton", or only the kind of document where the place is not known. */
export function subtitleOf(reader: Reader, name: keyof typeof words.document.kinds): string {
  const place = reader.text(reader.method.roles.place);
  const kind = words.document.kinds[name];
  return place === '' || name === 'heard' ? kind : fill(words.document.kindFor, { kind, place });
}

/** Who issues a document, in which version, the day that it tells of (year-month-day), and who approved it; empty where it is not known. */
export type Issue = { issuer: string; version: string; day: string; approved: string };

/**
 * What stands on a document that goes out. The day is the one the team gives, else the newest one on which something happened, as the
 * answers say. Neither the file's own time (each copy has another) nor a line that each save writes would do: two people's branches
 * would no longer merge. So the same answers give the same day wherever they are read.
 */
export function issueOf(reader: Reader): Issue {
  const { roles } = reader.method;
  const stage = stageOf(reader);
  const kind = stage === 'planned' && reviewersOf(reader).groups.length > 0 ? 'reviewed' : stage;
  return {
    issuer: reader.text(roles.office) || capitalFirst(reader.text(roles.government)),
    version: reader.text(roles.version) || words.plan.versions[kind],
    day: reader.text(roles['as-of']) || newestDay(reader),
    approved: reader.text(roles.approved),
  };
}

/** What a format wants to know of a document of a project, beside how it is set. */
export function metaOf(
  name: keyof typeof words.document.kinds,
  { paper, contents }: Pick<Meta, 'paper' | 'contents'>,
  shared: Shared,
): Meta {
  return {
    title: titleOf(shared),
    method: shared.method.title,
    kind: words.document.kinds[name],
    language: words.language,
    issue: issueOf(shared),
    ...(paper && { paper }),
    ...(contents && { contents }),
    ...(shared.internal && { internal: true }),
  };
}

// --- internal ---

/** The newest of the days behind us that the answers name. */
function newestDay(reader: Reader): string {
  const days = reader.method.questions.flatMap(({ id, kind, day, fields = [] }) => {
    if (kind === 'date' && day === 'past') return [reader.text(id)];
    const past = fields.filter((field) => field.kind === 'date' && field.day === 'past');
    return past.length === 0
      ? []
      : reader.records(id).flatMap((own) => past.map((field) => reader.text(`${id}.${own}.${field.id}`)));
  });
  return days.sort().at(-1) ?? '';
}
