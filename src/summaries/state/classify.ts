import type { Statement } from '../language/statements.js';
import type { TranscriptLine } from '../transcript.js';
import { isCauseOpen, isGuess, isLevel, isOrder } from './certain-kinds.js';
import { statesLevel } from './remeasure.js';
import type { Situated } from './situated.js';
import { STATED_KINDS, type StatedKind } from './state-model.js';

/** How likely each kind is, 0 to 1. */
export type Odds = Readonly<Record<StatedKind, number>>;

/** What a question or a machine's message can be. */
const ASKED: ReadonlySet<StatedKind> = new Set(['question', 'proposal', 'hypothesis', 'chatter']);
const BY_MACHINE: ReadonlySet<StatedKind> = new Set(['impact', 'recovery', 'done', 'progress', 'context']);
/** What a guess can't be. */
const KNOWN: ReadonlySet<StatedKind> = new Set(['cause', 'done', 'recovery', 'decision', 'ruledOut']);

/** Turns how well kinds fit into how likely each is, without those that a statement must not be taken for. */
export function oddsOf(scores: Float64Array, { statement, line }: Situated): Odds {
  const isNoteOnTrouble = line.kind === 'change' && isReopening(line) && !isAtWork(statement);
  const barred = isNoteOnTrouble ? ORDERED : barredIn(statement);
  const isPossible = (kind: StatedKind) => {
    if (line.kind === 'bot') return BY_MACHINE.has(kind) && !(isLevel(statement) && CARRIED_OUT.has(kind));
    return statement.isQuestion ? ASKED.has(kind) : !barred.has(kind);
  };
  const shares = scores.map((score, i) => (isPossible(STATED_KINDS[i] ?? 'context') ? score : -Infinity));
  const most = shares.reduce((all, score) => Math.max(all, score), -Infinity);
  let sum = 0;
  for (let i = 0; i < shares.length; i++) {
    const share = Math.exp((shares[i] ?? 0) - most);
    shares[i] = share;
    sum += share;
  }
  const odds: Partial<Record<StatedKind, number>> = {};
  for (let i = 0; i < shares.length; i++) odds[STATED_KINDS[i] ?? 'context'] = (shares[i] ?? 0) / sum;
  return odds as Odds;
}

const NOTHING: ReadonlySet<StatedKind> = new Set();
const CAUSE: ReadonlySet<StatedKind> = new Set(['cause']);
const ACTED: ReadonlySet<StatedKind> = new Set(['done', 'decision']);
const CARRIED_OUT: ReadonlySet<StatedKind> = new Set(['done', 'recovery', 'progress']);
const WORK: ReadonlySet<StatedKind> = new Set(['done', 'recovery']);
/** What someone who is at work isn't saying. */
const OVER: ReadonlySet<StatedKind> = new Set(['impact', ...WORK]);
/** Nor is someone who is looking for the cause naming it. */
const LOOKED_FOR: ReadonlySet<StatedKind> = new Set([...OVER, ...CAUSE]);
const ORDERED: ReadonlySet<StatedKind> = new Set([...CARRIED_OUT, 'decision']);

function barredIn(statement: Statement): ReadonlySet<StatedKind> {
  if (isGuess(statement)) return KNOWN;
  if (isOrder(statement.text) || isLevel(statement))
    return statement.cues.has('decision') ? CARRIED_OUT : ORDERED;
  if (isMeasured(statement)) return ACTED;
  if (isAtWork(statement)) return isSearch(statement) ? LOOKED_FOR : OVER;
  if (isAhead(statement) || isFailing(statement)) return WORK;
  return isSearch(statement) ? CAUSE : NOTHING;
}

/** Its note says what is wrong again, not what was done. */
export function isReopening({ detail: { to } }: TranscriptLine): boolean {
  return to === 'OPEN' || to === 'ACKNOWLEDGED';
}

/** Says how much or how bad something is, and nothing of what anyone did about it. */
function isMeasured({ text, cues }: Statement): boolean {
  return statesLevel(text) && !cues.hasAny('decision', 'done', 'past');
}

/** Is about now or later, and nothing says that it was done. */
function isAhead({ cues }: Statement): boolean {
  return cues.hasAny('present', 'plan', 'proposal') && !cues.hasAny('done', 'past', 'recovery');
}

/** Says what fails, and nothing that anyone did or that got better. */
function isFailing({ cues }: Statement): boolean {
  return cues.has('failure') && !cues.hasAny('done', 'past', 'recovery', 'decision', 'negation');
}

/** `looking at the search nodes` says what someone does, not what is wrong. */
function isAtWork({ cues }: Statement): boolean {
  return cues.has('ongoing') && !cues.hasAny('failure', 'affected', 'partial', 'universal');
}

/** "We are looking for the cause" has the word and says the opposite of a cause. */
function isSearch({ text, cues }: Statement): boolean {
  return isCauseOpen(cues) && !CHAIN.test(text) && !GOES_ON.test(text);
}

/** What comes after a colon may be what was found: `we could identify the cause: a full disk`. */
const GOES_ON = /[:：]\s?\S/;
/** `a → b → c`: how one thing led to another. */
const CHAIN = /(?:→|->|=>)[^→]{1,80}(?:→|->|=>)/;

/** The likeliest kind. */
export function likeliest(odds: Odds): StatedKind {
  return STATED_KINDS.reduce((best, kind) => (odds[kind] > odds[best] ? kind : best));
}
