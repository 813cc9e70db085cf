// A project as it comes out of a real office: pasted lists and tables, long addresses and words, four scripts, and a hundred comments.
import { fieldsOf, skeletonOf } from '../../src/method/ids.ts';
import type { Role } from '../../src/method/roles.ts';
import type { Method } from '../../src/method/types.ts';
import type { Answers } from '../../src/project/answers.ts';
import { answeredWith } from './answered.ts';

/** What a team pastes into an answer. */
const PASTED = [
  'Families stood at a closed door on a Monday in July, and nobody could tell them where to go.',
  'Center\tOpen until\tBackup power\nMarket Street\t20:00\tyes\nOld Mill Road\t18:00\tnot since 2023\nHarbor\t22:00\tyes',
  '- the bus does not go there after six\n- the door is on the other side\n- nobody answers the phone on weekends',
  '1. Call the office.\n2. Wait for the letter.\n3. Bring the letter, the lease and a photograph to the counter.',
  'https://data.city.example.org/dataset/7c1f9f1e-3b0a-4a53-9d5e-6d2a5b1c0e77/resource/cooling-centers-2026-open-now-with-backup-power-and-opening-hours-per-weekday-final-v3.csv?download=true&lang=en&format=csv',
  'Verkehrsinfrastrukturfinanzierungsgesellschaftsvorstandsvorsitzendenstellvertretung',
  'لا نعرف أي مركز مفتوح اليوم، والهاتف لا يرد في عطلة نهاية الأسبوع.',
  '我們不知道今天哪個避暑中心開放,電話週末沒有人接,公告也只有英文。',
  'हमें नहीं पता कि आज कौन सा केंद्र खुला है, और सप्ताहांत में फ़ोन कोई नहीं उठाता।',
  'The list says open, the door says closed.\n\nWe drove there twice. The second time the guard told us that the list is from 2023.\n\nSee https://example.org/notes.',
] as const;

const GROUPS = [
  'Families near the market',
  'Home nurses',
  'سكان الحي القديم',
  '老城區的長者',
  'बाज़ार के दुकानदार',
  'Bewohnerinnen und Bewohner des Seniorenwohnheims am Bahnhofsvorplatz',
  'Drivers',
] as const;

/** The project, of any method that asks for feedback and has a plan. */
export function messyProject(method: Method): Answers {
  const answers = answeredWith(method, PASTED);
  const byId = { ...answers.byId };
  const records = { ...answers.records };
  /** So many records in place of those that are there, each with its title and what `own` says by the part that a field plays. */
  const fill = (hub: 'feedback' | 'activities' | 'measures', many: number, own: (i: number) => Own) => {
    const id = method.roles[hub] ?? '';
    const question = skeletonOf(method).find((each) => each.id === id);
    if (!question) return;
    const names = Array.from({ length: many }, (_, i) => `${hub}-${i + 1}`);
    records[id] = names;
    for (const [i, name] of names.entries()) {
      const { title, ...parts } = own(i);
      const values = Object.entries(parts).map(([role, value]) => [method.roles[role as Role], value] as const);
      for (const [at, field] of fieldsOf(question, name).entries()) {
        const [, value] = values.find(([part]) => field.id === `${id}.${name}.${part}`) ?? [];
        if (value !== undefined || at === 0) byId[field.id] = { value: value ?? title };
      }
    }
  };
  const pasted = (i: number) => PASTED[i % PASTED.length] ?? '';
  fill('feedback', 100, (i) => ({
    title: i % 9 === 0 ? pasted(i) : `Point ${i + 1}: the hours of the centers`,
    // What may not be quoted is left out of all other answers, too, so it is said nowhere else.
    'feedback.said': i % 3 === 0 ? `Nobody told me, visitor ${i + 1}, that the door is locked.` : pasted(i + 3),
    'feedback.group': GROUPS[i % GROUPS.length] ?? '',
    'feedback.channel': 'e-mail',
    'feedback.heard': day(5, i % 28),
    'feedback.quote': i % 3 === 0 ? 'no' : 'yes',
    'feedback.decision': (['open', 'yes', 'partly', 'no'] as const)[i % 4] ?? 'open',
    'feedback.why': pasted(i + 1),
    'feedback.changed': i % 4 === 1 ? pasted(i + 2) : 'The hours stand on the first page.',
    ...(i % 5 > 0 && { 'feedback.told': day(7, i % 28) }),
  }));
  fill('activities', 14, (i) => ({
    title: pasted(i),
    'activities.who': GROUPS[i % GROUPS.length] ?? '',
    'activities.start': day(3 + (i % 6), 3),
    'activities.by-when': day(4 + (i % 6), 20),
    'activities.status': i % 3 === 0 ? 'done' : i % 5 === 0 ? 'dropped' : '',
  }));
  fill('measures', 4, (i) => ({
    title: pasted(i + 4),
    'measures.now': String(12 * i),
    'measures.target': String(100 + i),
    'measures.reached': String(30 * i),
  }));
  return { ...answers, byId, records };
}

// --- internal ---

type Own = { title: string; [role: string]: string };

const day = (month: number, of: number): string =>
  `2026-${String(month).padStart(2, '0')}-${String(of + 1).padStart(2, '0')}`;
