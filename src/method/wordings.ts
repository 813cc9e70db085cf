// The rules about a pack's texts: their placeholders are known, and a wording of its own goes to a role that exists.

import { placeholders } from '../words/fill.ts';
import { type Breach, breach, type Pack, questionsOf, type RawQuestion } from './breach.ts';

/** Besides {place} and {government} a text has no placeholder, but for {answer} in a phrase's sentence. */
export function textsUseKnownPlaceholders(pack: Pack): Breach[] {
  return questionsOf(pack).flatMap((each) => {
    const check = (text: string | undefined, path: (string | number)[], more: string[]) =>
      placeholders(text ?? '')
        .filter((name) => !['place', 'government', ...more].includes(name))
        .map((name) => breach(each, path, `${each.question.id}: unknown placeholder {${name}}`));
    return [
      ...TEXTS.flatMap((key) => wordings(each.question[key]).flatMap((text) => check(text, [key], []))),
      ...check(each.question.sentence, ['sentence'], ['answer']),
    ];
  });
}

/** A text that differs by role names only roles that `project.role` offers. */
export function variantsNameRoles(pack: Pack): Breach[] {
  const role = questionsOf(pack).find((each) => each.question.id === 'project.role')?.question;
  const roles = new Set(['default', ...(Array.isArray(role?.options) ? role.options.map((option) => option.id) : [])]);
  return questionsOf(pack).flatMap((each) =>
    TEXTS.flatMap((key) => {
      const text = each.question[key];
      if (typeof text !== 'object') return [];
      return Object.keys(text)
        .filter((name) => !roles.has(name))
        .map((name) => breach(each, [key, name], `${each.question.id}: ${name} is no role of project.role`));
    }),
  );
}

// --- internal ---

const TEXTS = ['ask', 'hint', 'help', 'why', 'example'] as const;

const wordings = (text: RawQuestion['ask'] | undefined): string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);
