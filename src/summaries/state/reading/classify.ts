import type { Statement } from '../../language/statements.js';
import type { TranscriptLine } from '../../transcript.js';
import { saysYes } from './begins-answer.js';
import { isLevel } from './certain-kinds.js';
import { guessesItsOver, isCauseOpen, isGuess } from './is-guess.js';
import { isOnlyNumber } from './is-only-number.js';
import { isOrder } from './is-order.js';
import { mayAsk } from './may-ask.js';
import type { Situated } from './situated.js';
import { placeOf, STATED_KINDS, type StatedKind } from './state-model.js';
import { statesLevel } from './states-level.js';

/** The probability of each kind, 0 to 1, in the order of STATED_KINDS. */
export type Odds = Readonly<Float64Array>;

/** A set of kinds, one bit for each. */
type Kinds = number;

function kindsOf(...kinds: readonly StatedKind[]): Kinds {
  return kinds.reduce((bits, kind) => bits | (1 << placeOf(kind)), 0);
}

/** All kinds but these. */
function except(kinds: Kinds): Kinds {
  return kindsOf(...STATED_KINDS) & ~kinds;
}

/** What a question, and a bot's message, can be. */
const ASKED = kindsOf('question', 'proposal', 'hypothesis', 'chatter');
const BY_MACHINE = kindsOf('impact', 'recovery', 'done', 'progress', 'context');
/** What a guess can't be. */
const KNOWN = kindsOf('cause', 'done', 'recovery', 'decision', 'ruledOut');

/** What a guess that it's over can't be. */
const NO_END = kindsOf('cause', 'hypothesis', 'impact', 'progress', 'decision', 'ruledOut');

/** Softmax over the scores of the kinds, with 0 for those that the statement can't be. Overwrites `scores`. */
export function oddsOf(scores: Float64Array, it: Situated): Odds {
  const possible = possibleFor(it);
  let most = -Infinity;
  for (let i = 0; i < scores.length; i++)
    if ((possible & (1 << i)) !== 0) most = Math.max(most, scores[i] ?? 0);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const share = (possible & (1 << i)) === 0 ? 0 : Math.exp((scores[i] ?? 0) - most);
    scores[i] = share;
    sum += share;
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / sum;
  return scores;
}

/** What the note of an escalation can be: it says why things are worse. */
const WORSE = kindsOf('impact', 'cause', 'hypothesis', 'context');
const NOTHING = kindsOf();
const CAUSE = kindsOf('cause');
const RULED_OUT = kindsOf('ruledOut');
const ACTED = kindsOf('done', 'decision');
/** What a number alone can't be. */
const COUNTED = except(kindsOf('impact', 'progress', 'context', 'chatter'));
/** What a level alone can't be. */
const NOT_A_LEVEL = except(kindsOf('impact', 'recovery', 'progress', 'context', 'chatter'));
const CARRIED_OUT = kindsOf('done', 'recovery', 'progress');
const WORK = kindsOf('done', 'recovery');
/** Something unknown isn't settled, and only a question mark or asking phrase makes a question. */
const SETTLED = kindsOf('decision', 'done', 'recovery');
const QUESTION = kindsOf('question');
/** What "someone is working on it" can't be. */
const OVER = WORK | kindsOf('impact');
/** Nor can "someone is looking for the cause" name it. */
const LOOKED_FOR = OVER | CAUSE;
const ORDERED = CARRIED_OUT | kindsOf('decision');

function possibleFor(it: Situated): Kinds {
  const { statement, line } = it;
  if (line.kind === 'bot') return isLevel(statement) ? BY_MACHINE & ~CARRIED_OUT : BY_MACHINE;
  if (statement.isQuestion) return ASKED;
  if (isEscalation(line)) return WORSE;
  const isNoteOnTrouble =
    line.kind === 'change' && isReopening(line) && !isAtWork(statement) && !isSettledBy(statement, line);
  const barred = (isNoteOnTrouble ? ORDERED : barredIn(statement)) | (agrees(it) ? RULED_OUT : NOTHING);
  if (statement.cues.has('unknown')) return except(barred | SETTLED);
  return except(mayAsk(statement) ? barred : barred | QUESTION);
}

/** `Yeah, the reindex is killing it` confirms a guess. */
function agrees({ statement, previous, answered }: Situated): boolean {
  return answered !== undefined && previous === undefined && saysYes(statement.text);
}

function barredIn(statement: Statement): Kinds {
  if (isOnlyNumber(statement.text)) return COUNTED;
  if (isGuess(statement)) return guessesItsOver(statement) ? NO_END : KNOWN;
  if (WORSENED.test(statement.text)) return WORK;
  if (isBareLevel(statement)) return isLevel(statement) ? NOT_A_LEVEL | ORDERED : NOT_A_LEVEL;
  if (isOrder(statement.text) || isLevel(statement))
    return statement.cues.has('decision') ? CARRIED_OUT : ORDERED;
  if (isMeasured(statement)) return ACTED;
  if (isAtWork(statement)) return isSearch(statement) ? LOOKED_FOR : OVER;
  if (isAhead(statement) || isFailing(statement)) return WORK;
  return isSearch(statement) ? CAUSE : NOTHING;
}

/** Whether a change reopens the incident, so its note says what's wrong again, not what was done. */
export function isReopening({ detail: { to } }: TranscriptLine): boolean {
  return to === 'OPEN' || to === 'ACKNOWLEDGED';
}

/** A note that acknowledges the incident may report an action: `ack rolled back, logins are fine again`. */
function isSettledBy({ cues }: Statement, { detail: { from } }: TranscriptLine): boolean {
  return from === 'OPEN' && cues.hasAny('recovery', 'done') && !cues.hasAny('failure', 'plan', 'negation');
}

/** P0 is worse than P1. */
function isEscalation({ type, detail: { from = '', to = '' } }: TranscriptLine): boolean {
  return type === 'SEVERITY_CHANGED' && to < from;
}

/** `Increased error rate` and `reduced capacity` say how bad it is, though they're worded like actions. */
const WORSENED =
  /^(?:(?:still|again|slightly|heavily) )?(?:(?:increased|elevated|raised|added|rising) (?:\S{1,20} ){0,2}(?:latenc|errors?\b|failures?\b|timeouts?\b|loss\b|lag\b|load\b|traffic|response times?\b)|(?:reduced|degraded|decreased|limited) (?:\S{1,20} ){0,2}(?:capacity|performance|throughput|service\b|availability|redundancy))|(?<!\p{L})(?:has |have )?(?:stopped|quit) (?:completely|entirely|altogether|working|responding|printing|loading|again)(?!\p{L})/iu;

/** Of a statement that is only a level: `p99 still 7.5s in the EU`. */
const LEVEL_WORDS_MAX = 4;

/** Whether a statement gives a level without saying that anyone did something about it. */
function isMeasured({ text, cues }: Statement): boolean {
  return statesLevel(text) && !cues.hasAny('decision', 'done', 'past');
}

/** `CPU 98%`, `p99 380ms`: what is measured and its value, and nothing about it. */
function isBareLevel({ text, words, cues }: Statement): boolean {
  if (words.size > LEVEL_WORDS_MAX || !statesLevel(text)) return false;
  return !cues.hasAny('cause', 'hedge', 'decision', 'plan', 'promise', 'request', 'done', 'past');
}

/** Whether a statement is about now or later and doesn't say that anything was done. */
function isAhead({ cues }: Statement): boolean {
  return cues.hasAny('present', 'plan', 'proposal') && !cues.hasAny('done', 'past', 'recovery');
}

/** Whether a statement says what fails, and not what was done or got better. */
function isFailing({ cues }: Statement): boolean {
  return cues.has('failure') && !cues.hasAny('done', 'past', 'recovery', 'decision', 'negation');
}

/** `looking at the search nodes` says what someone is doing, not what's wrong. */
function isAtWork({ cues }: Statement): boolean {
  return cues.has('ongoing') && !cues.hasAny('failure', 'affected', 'partial', 'universal');
}

/** "We are looking for the cause" mentions a cause without naming one. */
function isSearch({ text, cues }: Statement): boolean {
  return isCauseOpen(cues) && !CHAIN.test(text) && !GOES_ON.test(text);
}

/** What follows a colon may be the finding: `we could identify the cause: a full disk`. */
const GOES_ON = /[:：]\s?\S/;
/** A causal chain: `a → b → c`. */
const CHAIN = /(?:→|->|=>)[^→]{1,80}(?:→|->|=>)/;

export function likeliest(odds: Odds): StatedKind {
  let best = 0;
  for (let i = 1; i < odds.length; i++) if ((odds[i] ?? 0) > (odds[best] ?? 0)) best = i;
  return STATED_KINDS[best] ?? 'context';
}
