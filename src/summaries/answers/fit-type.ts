import { conceptsIn } from '../language/concepts.js';
import { cuesIn } from '../language/cues-in.js';
import type { Entry, EntryKind } from '../state/entry.js';
import type { QuestionType } from './question-type.js';
import type { Question } from './read-question.js';

/** How well a statement fits what a question asks for: 1 as well as any, more if it's of the kind that answers it. */
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
  return source * asks * isOpenEnd * FITS[type](entry, people) * countFit(text, question, type);
}

/** A question, with or without its mark: `who set that`. */
/** `how many tablets`: what is counted is named right after the number. */
const COUNTED = /(?:how many|wie ?viele?|cuánt[oa]s|combien (?:de |d')?|quant[oa]s)\s{0,2}(\p{L}{2,30})/iu;
const COUNTS_IT = 1.3;
const WORDS_AFTER = 3;

function countFit(text: string, question: string, type: QuestionType): number {
  const counted = type === 'amount' || type === 'affected' ? COUNTED.exec(question)?.[1] : undefined;
  if (counted === undefined) return 1;
  const wanted = conceptsIn(counted);
  const tokens = text.split(/\s+/);
  const isCounted = tokens.some((token, i) => {
    if (!/\d/.test(token)) return false;
    const after = conceptsIn(tokens.slice(i + 1, i + 1 + WORDS_AFTER).join(' '));
    return [...wanted].some((word) => after.has(word));
  });
  return isCounted ? COUNTS_IT : 1;
}

export const ASKS =
  /[?？]\s*$|(?:^|[.!] )(?:who|what|when|where|why|how|which|wer|wann|wo|warum|wieso|welche\w?|quién|cuándo|pourquoi|quand)\s[^.!,;]{1,80}$/iu;

/** `Ivy, can you …?` gives Ivy something to do. */
function isAddressed(text: string, people: ReadonlySet<string>): boolean {
  const [name = ''] = /^[\p{L}]{2,20}(?=[,:]\s)/u.exec(text) ?? [];
  return people.has(name.toLowerCase());
}

type Fit = (entry: Entry, people: ReadonlySet<string>) => number;

const ofKind =
  (best: number, rest: number, ...kinds: EntryKind[]): Fit =>
  ({ kind }) =>
    kinds.includes(kind) ? best : rest;
const having =
  (pattern: RegExp, best: number, rest: number): Fit =>
  ({ text }) =>
    pattern.test(text) ? best : rest;

const CLOCK =
  /\d{1,2}:\d{2}|\b\d{1,2} (?:Uhr|am|pm|h)\b|\d{1,2}[時日]|\b(?:yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|gestern|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|ayer|hier|ontem)\b|昨[日夜]/iu;
const SINCE = /(?<!\p{L})(?:since|from|until|at|seit|ab|bis|um|desde|hasta|depuis)(?!\p{L})|から|まで/iu;
const NUMBER =
  /(?<![a-z\d#-])\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|half|double|twice|nobody|none|no|all|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hälfte|alle|keine?)\b/iu;
const FIRST_PERSON =
  /(?<![\p{L}\p{N}])(?:I|I'm|I've|I'll|I'd|i|i'll|i'm|me|we|my|our|mine|ich|wir|mir|mach|mache|bin dran|yo|je|j'ai|eu)(?![\p{L}\p{N}])|私|僕/u;
const WHY =
  /(?<!\p{L})(?:because|due to|therefore|that's why|which is why|means that|caused|reason|weil|deshalb|daher|denn|wegen|liegt an|porque|debido|parce que?|car|pois)(?!\p{L})|→|->|ため|ので|により/iu;
const LATER: ReadonlySet<EntryKind> = new Set(['next', 'progress', 'proposal', 'hypothesis']);

const ACTED: ReadonlySet<EntryKind> = new Set(['done', 'decision', 'progress', 'next']);

function namesSomeone({ text, line, kind }: Entry, people: ReadonlySet<string>): number {
  if (kind === 'prohibition') return 0.3;
  const words = text.toLowerCase().match(/[\p{L}]{2,30}/gu) ?? [];
  const isNamed = words.some((word) => people.has(word));
  if (isNamed) return 1.3;
  if (FIRST_PERSON.test(text.replaceAll('’', "'"))) return 1.3;
  if (line.kind === 'change') return 0.6;
  // Who wrote a statement did it only if it says what was done.
  return ACTED.has(kind) ? 1.1 : 0.6;
}

const anyKind: Fit = () => 1;

const FITS: Readonly<Record<QuestionType, Fit>> = {
  commander: anyKind,
  state: ofKind(1.3, 1, 'recovery', 'done'),
  start: ofKind(1.2, 1, 'impact'),
  duration: having(NUMBER, 1.3, 0.8),
  tasks: ofKind(1.4, 0.7, 'next'),
  service: ofKind(1.3, 1, 'impact'),
  blame: ({ kind, text }) => {
    if (kind === 'ruledOut' || kind === 'cause') return 1.4;
    if (kind === 'hypothesis') return 0.9;
    return cuesIn(text).hasAny('ruledOut', 'correction', 'negation', 'cause') ? 1.3 : 0.3;
  },
  cause: ofKind(1.4, 0.9, 'cause'),
  why: (entry) => {
    if (WHY.test(entry.text) || cuesIn(entry.text).has('cause')) return 1.25;
    if (LATER.has(entry.kind) || entry.kind === 'decision') return 0.3;
    return entry.kind === 'cause' ? 1.25 : 0.9;
  },
  affected: ofKind(1.3, 1, 'impact'),
  said: anyKind,
  tried: ofKind(1.3, 0.8, 'done', 'decision', 'ruledOut'),
  decided: ofKind(1.5, 0.8, 'decision'),
  forbidden: ofKind(1.6, 0.7, 'prohibition'),
  happened: anyKind,
  who: namesSomeone,
  when: ({ kind, text }) =>
    (CLOCK.test(text) ? 1.3 : 0.9) * (LATER.has(kind) ? 0.7 : 1) * (SINCE.test(text) ? 1.1 : 1),
  amount: having(NUMBER, 1.3, 0.4),
  yesNo: ({ kind }) => (LATER.has(kind) ? 0.7 : 1),
  other: anyKind,
};
