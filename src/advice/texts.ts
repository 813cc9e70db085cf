// The method's texts as one person reads them: the wording for their role, with their place and their government in it. Pure.
import type { Method, Question, Text } from '../method/types.ts';
import type { Answers } from '../project/answers.ts';
import { optionsOf, printValue } from '../project/kinds.ts';
import { fill } from '../words.ts';

/** A text of the method in the wording for `project.role`, with {place} and {government} filled in; empty where there is none. */
export function textFor(method: Method, answers: Answers, text: Text | undefined): string {
  if (text === undefined) return '';
  const role = answers.byId['project.role']?.value;
  const wording = typeof text === 'string' ? text : (typeof role === 'string' && text[role]) || text.default;
  return fill(wording, namesOf(method, answers));
}

/** What {place} and {government} stand for: the answers, or the method's words until they are given. */
export function namesOf(method: Method, answers: Answers): { place: string; government: string } {
  const name = (key: 'place' | 'government') => {
    const value = answers.byId[method.names[key].question]?.value;
    return typeof value === 'string' && value !== '' ? value : method.names[key].unknown;
  };
  return { place: name('place'), government: name('government') };
}

/** A question's answer in words for people (labels instead of ids, entries joined by "; "); empty where there is none. */
export function answerText(method: Method, answers: Answers, question: Question): string {
  const value = answers.byId[question.id]?.value;
  return value === undefined ? '' : printValue(question, value, optionsOf(method, answers, question));
}
