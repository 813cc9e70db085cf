// The detector of contact details: how many it finds and how often it is wrong, where they begin and end, and that it stays quick: with one
// beginning of each kind; with all of them in contacts.full.test.ts.
import { describe, expect, test } from 'vitest';
import { type ContactKind, contactsIn, withoutContacts } from '../src/project/contacts.ts';
import { linesOf, measured, testGrowth } from './support/contact-lines.ts';

describe('on lines as people write them', () => {
  const lines = linesOf('contact-lines.txt');

  test('there are enough of both', () => {
    expect(lines.filter(({ contacts }) => contacts.length > 0).length).toBeGreaterThanOrEqual(150);
    expect(lines.filter(({ contacts }) => contacts.length === 0).length).toBeGreaterThanOrEqual(150);
  });

  test('it finds nearly all contact details, and hardly anything else', () => {
    const { precision, recall, missed, falseAlarms } = measured(lines);
    // Without a word such as "call", such numbers are as often those of papers; a door's number alone may be anything.
    expect(missed).toEqual(['555 0149', '312-5550150', '2B']);
    expect(falseAlarms).toEqual([]);
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.97);
  });

  test('it does as well on lines that were written before it and kept apart', () => {
    const apart = linesOf('contact-lines-held-out.txt');
    expect(apart.length).toBeGreaterThanOrEqual(60);
    const { precision, recall } = measured(apart);
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.97);
  });
});

test.each<[text: string, kinds: ContactKind[]]>([
  ['ann@example.org or 555-0142', ['email', 'phone']],
  ['412 Mill Street, Apt 4C, 555-0199', ['address', 'phone']],
  ['https://u:p@example.org and https://example.org/?token=a81Jd03k', ['link', 'link']],
  ['@annlee on Instagram', ['handle']],
  ['https://wa.me/13125550139', ['phone']],
  ['https://example.org/?email=ann@example.org', ['email']],
  ['', []],
])('the kinds in %j', (text, kinds) => expect(contactsIn(text).map(({ kind }) => kind)).toEqual(kinds));

test.each([
  ['Ask Ann (ann@example.org, 555-0142).', 'Ask Ann (…, …).'],
  ['写信给 ａｎｎ＠ｅｘａｍｐｌｅ．ｏｒｇ 吧', '写信给 … 吧'],
  ['Ann 👩‍👧 \u202a+1 312 555 0111\u202c, ask', 'Ann 👩‍👧 \u202a…\u202c, ask'],
  ['a\u0301 555-0142 e\u0301', 'a\u0301 … e\u0301'],
  ['ﬁle ﷺ 555-0142', 'ﬁle ﷺ …'],
  ['call\t５５５－０１７４\r\nTuesdays', 'call\t…\r\nTuesdays'],
  ['no contact here', 'no contact here'],
])('%j without them', (text, expected) => expect(withoutContacts(text, () => '…')).toBe(expected));

testGrowth(['1', '+1 ', 'call 1 ', '12 mill ', 'a@', 'https://a.b/?x', '@a ', '٥']);
