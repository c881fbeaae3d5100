import { cuesOfAll } from '../../language/cues-in.js';
import { type Statement, wordsOfAll } from '../../language/statements.js';
import type { TranscriptLine } from '../../transcript.js';
import type { Entry, Signals } from '../entry.js';
import { beginsAnswer } from './begins-answer.js';
import { answersBriefly } from './brief-answers.js';
import { explainsRefusal } from './certain-kinds.js';
import type { Odds } from './classify.js';
import { introduces } from './names-person.js';
import { asksWho, needsDeed, offers } from './offers.js';
import { countsFor } from './reacts-to.js';
import { signalsOf } from './signals.js';
import type { Said, Situated } from './situated.js';
import {
  placeOf,
  STATED_KINDS,
  type StatedKind,
  type StateModel,
  scoreFeatures,
  scoreSignals,
} from './state-model.js';

/** Neighboring statements of one kind are joined up to this many characters. */
const TOGETHER_MAX = 60;
/** A no and its reason are joined up to this length, since neither makes sense alone. */
const REFUSAL_MAX = 110;
/** Shorter statements need their neighbor to make sense. */
const ALONE_MIN = 28;
/** `Will do, by Friday.` has this few words of its own. */
const BARE_WORDS_MAX = 2;

/** A statement with its probable kind. */
export interface Read {
  it: Situated;
  features: readonly string[];
  odds: Odds;
  /** The log odds, by its features, that it's a fact that people look for. */
  fact: number;
  kind: StatedKind;
  /** By its form or position, whatever the odds say. */
  isCertain: boolean;
}

/** What an entry was made of, for fitting the model. */
interface Formed {
  signals: Signals;
  features: Iterable<string>;
  members: readonly Situated[];
}

export type Observer = (entry: Entry, formed: Formed) => void;

export interface Part {
  kind: StatedKind;
  read: readonly Read[];
}

/** Joins neighboring statements of one kind that fit together. List items may be longer. */
export function togetherOf(read: readonly Read[]): Part[] {
  const parts: { kind: StatedKind; read: Read[]; length: number }[] = [];
  for (const one of read) {
    const { text, isListed } = one.it.statement;
    const last = parts.at(-1);
    const isReason = explainsRefusal(one.it);
    const longest = isReason ? REFUSAL_MAX : TOGETHER_MAX * (isListed ? 2 : 1);
    const fits = last !== undefined && (last.length + text.length < longest || text.length < ALONE_MIN);
    const isSame = last?.kind === one.kind || (last?.kind === 'ruledOut' && isReason);
    if (fits && isSame) {
      last.read.push(one);
      last.length += text.length + 1;
    } else parts.push({ kind: one.kind, read: [one], length: text.length });
  }
  return parts;
}

/** What an entry's weight depends on, besides its text. */
interface Weighing {
  model: StateModel;
  observe: Observer | undefined;
  /** How much people write here: 1 for whole sentences, down to 0.35 for a few words. */
  brevity: number;
}

interface Found {
  part: Part;
  line: TranscriptLine;
  place: number;
  answered: Said | undefined;
  isLabeled: boolean;
}

export function entryOf({ part, line, place, answered, isLabeled }: Found, reader: Weighing): Entry {
  const text = part.read.map(({ it }) => it.statement.text).join(' ');
  const kind = part.kind === 'chatter' ? 'context' : part.kind;
  const odds = highestOdds(part.read);
  const signals = signalsOf({ text, odds, line, isLabeled, brevity: reader.brevity });
  const words = wordsOfAll(part.read.map(({ it }) => it.statement));
  const asked = askedIn(answered);
  const needsAsked =
    asked !== undefined &&
    (kind === 'ruledOut' ||
      beginsAnswer(text) ||
      countsFor(asked.text, text) ||
      offers({ isQuestion: true, text: asked.text }, text) ||
      (introduces(text) && asksWho(asked.text)) ||
      isBriefAnswer(part, answered) ||
      (kind !== 'question' && isFragment(text, words)));
  const entry: Entry = {
    kind,
    line,
    place,
    text,
    words,
    cues: cuesOfAll(part.read.map(({ it }) => it.statement.cues)),
    weight: scoreSignals(signals, reader.model) + factOf(part, reader.model),
    odds,
    sureness:
      isLabeled || part.read.every(({ isCertain }) => isCertain) ? 1 : (odds[placeOf(part.kind)] ?? 0),
    isLabeled,
    fate: 'holds',
    asked: needsAsked ? asked : undefined,
  };
  if (reader.observe)
    reader.observe(entry, { signals, features: featuresIn(part), members: part.read.map(({ it }) => it) });
  return entry;
}

function isBriefAnswer({ read: [first] }: Part, answered: Said | undefined): boolean {
  const asked = answered?.statements.findLast(({ isQuestion }) => isQuestion);
  return first !== undefined && asked !== undefined && answersBriefly(asked, first.it.statement);
}

function isFragment(text: string, words: ReadonlySet<string>): boolean {
  return text.length < ALONE_MIN && words.size <= BARE_WORDS_MAX;
}

/** Most entries are one statement, whose features were scored already. */
function factOf(part: Part, model: StateModel): number {
  const [first] = part.read;
  return first && part.read.length === 1 ? first.fact : scoreFeatures(featuresIn(part), model).fact;
}

function featuresIn({ read }: Part): Set<string> {
  return new Set(read.flatMap((one) => one.features));
}

/** For each kind, the highest probability among the statements. Most entries have one statement and share its odds. */
function highestOdds(read: readonly Read[]): Odds {
  const [first] = read;
  if (first !== undefined && read.length === 1) return first.odds;
  const most = new Float64Array(STATED_KINDS.length);
  for (const { odds } of read)
    for (const [kind, one] of odds.entries()) most[kind] = Math.max(most[kind] ?? 0, one);
  return most;
}

/** The question or guess in the message that a reply answers. */
function askedIn(answered: Said | undefined): Entry['asked'] {
  const { statements = [] } = answered ?? {};
  const asked = statements.findLastIndex(({ isQuestion }) => isQuestion);
  const raised =
    asked >= 0
      ? asked
      : statements.findIndex(({ cues, text }) => cues.hasAny('hedge', 'proposal') || needsDeed(text));
  const text = statements[raised]?.text;
  if (answered === undefined || text === undefined) return undefined;
  const last = statements[raised - 1];
  const before = isBare(statements[raised]) && last?.words.size !== 0 ? last?.text : undefined;
  return { line: answered.line, text: before === undefined ? text : `${before} ${text}` };
}

/** `True?` and `Might that be connected?` ask about the statement before. */
function isBare(statement: Statement | undefined): boolean {
  return statement !== undefined && statement.words.size < BARE_WORDS_MAX;
}
