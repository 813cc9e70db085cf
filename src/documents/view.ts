// What a document shows, as plain objects a template can walk through. Pure: no clock, no terminal, no "today".

import { capitalFirst } from '../advice/forms.ts';
import { outlineOf, paragraphOf, pitchOf } from '../advice/pitch.ts';
import { inSentence } from '../advice/said.ts';
import type { Reader } from '../project/answers.ts';
import { fill, words } from '../words.ts';

/** What can be asked of a document: one section, or what is for one group or one session; a form whole, empty, or with hints. */
export type ViewOptions = {
  section?: string;
  group?: string;
  session?: string;
  whole?: boolean;
  blank?: boolean;
  hints?: boolean;
};

/** The pitch: one paragraph, the lines after it as one text, the last line (each empty where there is none), and the questions of its gaps. */
export type PitchView = { title: string; paragraph: string; notes: string; closing: string; gaps: string[] };

/** The outline: the method's boxes in order, and the pitch below them. */
export type OutlineView = PitchView & { boxes: { title: string; text: string }[] };

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
