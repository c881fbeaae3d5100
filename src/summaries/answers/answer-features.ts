import { coverage } from '../content-words.js';
import type { Entry, EntryKind } from '../state/entry.js';
import { evidenceFeatures } from './passages/evidence-features.js';
import type { Passage } from './passages/rank-passages.js';
import type { Surroundings } from './passages/surroundings.js';
import { lettersOf, rareShare } from './question/letters.js';
import type { Question } from './question/read-question.js';

/** What a passage is compared with: the other passages and the question as a whole. */
export interface Rivals {
  /** The best score of any passage, and the largest share of the question's words that any has. */
  best: number;
  covered: number;
  /** The largest share of the question's words found in a question that someone asked. */
  asked: number;
  /** The share of the question's words that an answer needs, and whether a passage qualifies as one. */
  least: number;
  isAnswer: (passage: Passage) => boolean;
  /** Entries of the wanted kind that still hold, with their rank by importance. */
  places: ReadonlyMap<Entry, number>;
  /** How many lines the record has. */
  lines: number;
  surroundings: Surroundings;
  /** How informative each trigram of the question is, as a share of the total. */
  rarity: ReadonlyMap<string, number>;
}

const LATER: ReadonlySet<EntryKind> = new Set(['next', 'progress', 'proposal', 'hypothesis']);
const FIRM: ReadonlySet<EntryKind> = new Set(['cause', 'ruledOut', 'done', 'recovery', 'decision']);
/** Groups the kinds that serve an asker in the same way. */
const GROUP_OF: Readonly<Record<EntryKind, string>> = {
  impact: 'impact',
  cause: 'cause',
  hypothesis: 'later',
  ruledOut: 'ruledOut',
  done: 'done',
  recovery: 'done',
  progress: 'later',
  decision: 'decided',
  prohibition: 'decided',
  next: 'later',
  proposal: 'later',
  question: 'context',
  context: 'context',
};
const FIT_MAX = 1.6;
const LENGTH_MAX = 20;
const WORDS_MAX = 6;
const ASKED_MORE = 0.2;

/** Features of a passage as an answer to a question. */
export function featuresOf(passage: Passage, question: Question, rivals: Rivals): Record<string, number> {
  const { type, wanted, isOther, isNow } = question;
  const { entry, covered, own, score, hasPredicate, isNamed } = passage;
  const fit = Math.min(passage.fit, FIT_MAX);
  const sought = 1 / (1 + (rivals.places.get(entry) ?? Number.POSITIVE_INFINITY));
  const around = rivals.surroundings.featuresOf(entry);
  const place = entry.place / Math.max(1, rivals.lines);
  return {
    covered,
    coveredSquare: covered ** 2,
    own,
    fit,
    coveredFit: covered * fit,
    score,
    ofBest: score / rivals.best,
    ofCovered: covered / rivals.covered,
    predicate: Number(hasPredicate),
    named: Number(isNamed),
    place,
    placeNow: place * Number(isNow),
    unknown: unknownShare(wanted),
    words: Math.min(wanted.length, WORDS_MAX) / WORDS_MAX,
    otherLanguage: Number(isOther),
    enough: Number(rivals.isAnswer(passage)),
    sure: Number(rivals.isAnswer(passage) && covered >= rivals.least),
    askedMore: Number(rivals.asked - own > ASKED_MORE),
    replies: passage.repliesTo ?? 0,
    elsewhere: saidElsewhere(entry, wanted),
    letters: coverage(question.letters, lettersOf(entry.text)),
    rareLetters: rareShare(lettersOf(entry.text), rivals.rarity),
    ...around,
    weight: 1 / (1 + Math.exp(-entry.weight)),
    sureness: entry.sureness,
    ofState: sought,
    ...entryFeatures(entry),
    ...evidenceFeatures(passage, question),
    [type]: 1,
    [`${type} fit`]: fit,
    [`${type} before`]: around.before,
    [`${type} asked`]: around.asked,
    [`${type} ${GROUP_OF[entry.kind]}`]: 1,
    ...(sought > 0 && { [`${type} ofState`]: sought }),
  };
}

function entryFeatures({ kind, fate, line, words, isLabeled }: Entry): Record<string, number> {
  return {
    later: Number(LATER.has(kind)),
    firm: Number(FIRM.has(kind)),
    impact: Number(kind === 'impact'),
    withdrawn: Number(fate === 'withdrawn'),
    overtaken: Number(fate === 'overtaken'),
    bot: Number(line.kind === 'bot'),
    kept: Number(line.kind === 'note' || line.kind === 'change' || isLabeled),
    length: Math.min(words.size, LENGTH_MAX) / LENGTH_MAX,
    thread: Number(line.thread !== undefined),
  };
}

/** The share of the question's words that occur in the record but not in this statement. */
function saidElsewhere({ words }: Entry, wanted: Question['wanted']): number {
  const missing = wanted.filter(
    ({ forms, isUnknown }) => !isUnknown && ![...forms.keys()].some((form) => words.has(form)),
  );
  return missing.length / Math.max(1, wanted.length);
}

function unknownShare(wanted: Question['wanted']): number {
  const sum = (some: Question['wanted']) => some.reduce((all, { weight }) => all + weight, 0);
  return sum(wanted.filter(({ isUnknown }) => isUnknown)) / Math.max(sum(wanted), 1e-6);
}
