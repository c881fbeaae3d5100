import { cuesIn } from '../../language/cues-in.js';
import type { Entry, EntryKind } from '../../state/entry.js';
import type { QuestionType } from '../question/question-patterns.js';
import type { Question } from '../question/read-question.js';
import { countFit } from './count-fit.js';

/** How well a statement fits the type of a question: 1 is neutral, more means that it's of a kind that answers it. */
export function fitOf(entry: Entry, { type, text: question }: Question, people: ReadonlySet<string>): number {
  const { kind, text, line } = entry;
  const source =
    line.kind === 'bot'
      ? kind === 'done' || kind === 'recovery'
        ? 0.5
        : 0.25
      : line.kind === 'note' || line.isKey || entry.isLabeled
        ? 1.15
        : 1;
  const asks = kind === 'question' || ASKS.test(text) ? 0.15 : 1;
  if (type === 'who' && asks < 1) return isAddressed(text, people) ? 1 : 0.1;
  const isOpenEnd = kind === 'hypothesis' && type !== 'blame' ? 0.8 : 1;
  return (
    source *
    asks *
    isOpenEnd *
    (FITS[type]?.(entry, { question, people }) ?? 1) *
    countFit(text, question, type)
  );
}

/** A question, with or without a question mark: `who set that`. */
export const ASKS =
  /[?？]\s*$|(?:^|[.!] )(?:who|what|when|where|why|how|which|wer|wann|wo|warum|wieso|welche\w?|quién|cuándo|pourquoi|quand)\s[^.!,;]{1,80}$/iu;

/** `Ivy, can you …?` names Ivy as the one who'll do it. */
function isAddressed(text: string, people: ReadonlySet<string>): boolean {
  const [name = ''] = /^[\p{L}]{2,20}(?=[,:]\s)/u.exec(text) ?? [];
  return people.has(name.toLowerCase());
}

interface Asked {
  question: string;
  /** First names of the people who speak, in lower case. */
  people: ReadonlySet<string>;
}

type Fit = (entry: Entry, asked: Asked) => number;

const ofKind =
  (best: number, rest: number, ...kinds: EntryKind[]): Fit =>
  ({ kind }) =>
    kinds.includes(kind) ? best : rest;
const having =
  (pattern: RegExp, best: number, rest: number): Fit =>
  ({ text }) =>
    pattern.test(text) ? best : rest;

export const CLOCK =
  /\d{1,2}:\d{2}|\b\d{1,2} (?:Uhr|am|pm|h)\b|\d{1,2}[時日]|\b(?:yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|gestern|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|ayer|hier|ontem)\b|昨[日夜]/iu;
const SINCE = /(?<!\p{L})(?:since|from|until|at|seit|ab|bis|um|desde|hasta|depuis)(?!\p{L})|から|まで/iu;
const NUMBER =
  /(?<![a-z\d#-])\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|half|double|twice|nobody|none|no|all|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hälfte|alle|keine?)\b/iu;
export const FIRST_PERSON =
  /(?<![\p{L}\p{N}])(?:I|I'm|I've|I'll|I'd|i|i'll|i'm|me|we|my|our|mine|ich|wir|mir|mach|mache|bin dran|yo|je|j'ai|eu)(?![\p{L}\p{N}])|私|僕/u;
export const WHY =
  /(?<!\p{L})(?:because|due to|therefore|that's why|which is why|means that|caused|reason|weil|deshalb|daher|denn|wegen|liegt an|porque|debido|parce que?|car|pois)(?!\p{L})|→|->|ため|ので|により/iu;
const LATER: ReadonlySet<EntryKind> = new Set(['next', 'progress', 'proposal', 'hypothesis']);

const AGAINST: ReadonlySet<EntryKind> = new Set(['prohibition', 'decision', 'ruledOut', 'hypothesis']);

const ACTED: ReadonlySet<EntryKind> = new Set(['done', 'decision', 'progress', 'next']);

const PAST =
  /\b(?:did|was|were|had|\p{L}{2,20}ed|wrote|made|took|put|set|found|broke|sent|gave|hat|haben|war)\b/iu;
const FUTURE =
  /^\W{0,3}(?:when|wann|cuándo|quand)\s(?:do|does|will|is|are|can|should|must|wird|werden|kommt|kommen|soll|sollen|geht)(?!\p{L})/iu;

/** Something done has at least its line's time; something planned only has a time if it's stated. */
function whenFit({ kind, text, line }: Entry, { question }: Asked): number {
  const hasTime = CLOCK.test(text);
  if (FUTURE.test(question) && !PAST_FORM.test(question))
    return LATER.has(kind) || kind === 'decision' ? (hasTime ? 1.3 : 0.7) : 0.3;
  const since = SINCE.test(text) ? 1.1 : 1;
  if (hasTime) return 1.3 * since * (LATER.has(kind) ? 0.7 : 1);
  return HAPPENED.has(kind) || line.kind === 'change' ? 0.9 : 0.6;
}

const PAST_FORM = /\b\p{L}{3,20}(?:ed|t)$|\b(?:started|resolved|declared|deployed|fixed)\b/iu;
const HAPPENED: ReadonlySet<EntryKind> = new Set([
  'done',
  'recovery',
  'decision',
  'impact',
  'cause',
  'progress',
]);

/** Reports how something is. Its author did nothing about it: `the mailer stays paused`. */
const STAYS =
  /(?<!\p{L})(?:stays?|remains?|is still|are still|isn't|aren't|keeps?|bleibt|bleiben|ist noch|sind noch|sigue|siguen|permanece|reste|restent|continua|continuam)(?!\p{L})|のまま/iu;
/** `Someone renamed it` doesn't answer "who". */
const NOBODY = /^(?:somebody|someone|nobody|no one|jemand|niemand|alguien|quelqu'un|alguém)(?!\p{L})/iu;

function namesSomeone({ text, line, kind }: Entry, { question, people }: Asked): number {
  if (kind === 'prohibition' || NOBODY.test(text)) return 0.3;
  if (kind === 'next' && PAST.test(question)) return 0.4;
  const words = text.toLowerCase().match(/[\p{L}]{2,30}/gu) ?? [];
  const isNamed = words.some((word) => people.has(word));
  if (isNamed) return 1.3;
  if (FIRST_PERSON.test(text.replaceAll('’', "'"))) return 1.3;
  if (line.kind === 'change' || STAYS.test(text)) return 0.6;
  // The author is the actor only if the statement reports an action.
  return ACTED.has(kind) ? 1.1 : 0.6;
}

/** Opens an answer: `Nope, …`, `yes, …`. */
const ANSWERS =
  /^(?:no|nope|nah|not|yes|yep|yeah|yup|nein|nö|nee|ja|jep|doch|sí|non|oui|não|sim)(?!\p{L})|^(?:いいえ|はい|違)/iu;

/** How well a statement fits each type of question. For types not listed, every kind fits. */
const FITS: Readonly<Partial<Record<QuestionType, Fit>>> = {
  state: ofKind(1.3, 1, 'recovery', 'done'),
  start: ofKind(1.2, 1, 'impact'),
  end: ofKind(1.3, 1, 'recovery', 'done'),
  reporter: ofKind(1.3, 1, 'impact'),
  duration: having(NUMBER, 1.3, 0.8),
  tasks: ofKind(1.4, 0.7, 'next'),
  service: ofKind(1.3, 1, 'impact'),
  blame: ({ kind, text }) => {
    if (kind === 'ruledOut' || kind === 'cause') return 1.4;
    if (kind === 'hypothesis') return 0.3;
    if (ANSWERS.test(text)) return 1.4;
    return cuesIn(text).hasAny('ruledOut', 'correction', 'negation', 'cause') ? 1.3 : 0.3;
  },
  cause: ofKind(1.4, 0.9, 'cause'),
  why: (entry) => {
    if (WHY.test(entry.text) || cuesIn(entry.text).has('cause')) return 1.25;
    if (LATER.has(entry.kind) || entry.kind === 'decision') return 0.3;
    return entry.kind === 'cause' ? 1.25 : 0.9;
  },
  // A reason against it, or what was decided instead.
  whyNot: ({ kind, text }) => {
    if (WHY.test(text) || cuesIn(text).has('cause')) return 1.25;
    return AGAINST.has(kind) || ANSWERS.test(text) ? 1.2 : 0.9;
  },
  affected: ofKind(1.3, 1, 'impact'),
  tried: ofKind(1.3, 0.8, 'done', 'decision', 'ruledOut'),
  decided: ofKind(1.5, 0.8, 'decision'),
  ruledOut: ofKind(1.5, 0.8, 'ruledOut'),
  progress: ofKind(1.5, 0.8, 'progress'),
  open: ofKind(1.5, 0.8, 'question'),
  forbidden: ofKind(1.6, 0.7, 'prohibition'),
  who: namesSomeone,
  when: whenFit,
  amount: having(NUMBER, 1.3, 0.4),
  yesNo: ({ kind, text }) => (ANSWERS.test(text) ? 1.3 : LATER.has(kind) ? 0.7 : 1),
};
