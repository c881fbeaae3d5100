import type { Statement } from '../language/statements.js';
import type { EntryKind } from './entry.js';

/** The position of a statement. */
export interface Setting {
  /** The message it replies to asks something, asks why, or suspects something. */
  answersQuestion: boolean;
  answersWhy: boolean;
  answersGuess: boolean;
  /** 0 at the start of the incident, 1 at its end. */
  progress: number;
  /** Came with an event that usually says what was done. */
  isResult: boolean;
  /** A machine says it: it knows what fails, never why. */
  isBot: boolean;
}

/** A guess is a guess unless another part of the sentence states something. */
export function isGuess(
  { cues, clauses }: Pick<Statement, 'cues' | 'clauses'>,
  cuesOf: (clause: string) => Statement['cues'],
): boolean {
  if (!cues.hasAny('hedge', 'estimate') || isCauseOpen(cues)) return false;
  const [first = '', ...rest] = clauses;
  if (rest.length === 0) return true;
  const own = cuesOf(first);
  return own.hasAny('hedge', 'estimate') || !own.hasAny('failure', 'affected', 'cause', 'done', 'recovery');
}

/** Says that the cause is looked for, or that nobody knows it. */
function isCauseOpen(cues: Statement['cues']): boolean {
  return cues.has('searching') || (cues.has('unknown') && cues.has('causeLabel'));
}

/** What statements that are neither questions nor guesses are about. Structure comes before wording. */
export function classify(
  { text, cues, heading }: Pick<Statement, 'text' | 'cues' | 'heading'>,
  setting: Setting,
): EntryKind {
  if (heading?.hasAny('next', 'plan')) return 'next';
  if (cues.hasAny('correction', 'ruledOut') && !CHAIN.test(text)) return 'ruledOut';
  if (cues.has('prohibition') && text.length < PROHIBITION_MAX) return 'prohibition';
  if (cues.has('decision')) return 'decision';
  if (isOrder(text, cues) || (cues.has('proposal') && !cues.hasAny('done', 'cause', 'failure')))
    return 'proposal';
  // "We are looking for the cause" has the word and says the opposite of a cause.
  const isSearch = isCauseOpen(cues) && !CHAIN.test(text) && !GOES_ON.test(text);
  if (cues.has('unknown') && (isSearch || !cues.hasAny('done', 'cause'))) return 'question';
  if (isSearch) return cues.has('negation') ? 'question' : 'progress';
  const isAnswer = setting.answersQuestion || setting.answersGuess;
  if (isAnswer && NO.test(text) && !setting.answersWhy) return 'ruledOut';
  return classifyFact(text, cues, setting);
}

/** What comes after a colon may be what was found: `we could identify the cause: a full disk`. */
const GOES_ON = /[:：]\s?\S/;

/** An order is short; a longer text only contains a "don't". */
const PROHIBITION_MAX = 110;
/** `a → b → c`: how one thing led to another. */
const CHAIN = /(?:→|->|=>)[^→]{1,80}(?:→|->|=>)/;

/** `60 % loaded` is how far work is; `CPU at 95 %` isn't. */
const SHARE = /(?<![\d.,])\d{1,2}\s?(?:%|percent|prozent)/i;
const WORK =
  /(?<!\p{L})(?:load|reload|cop(?:y|i)|kopi|restor|import|export|migr|roll(?:ed)?[- ]?out|deploy|sync|index|rebuil|replay|backfill|upload|download|drain|convert|complet|done|finish|fertig|geladen|wiederher|restaur|cargad|termin)/iu;
/** `Latency is up 40 %` isn't up again. */
const RISE = /\b(?:is|are) up (?:by )?\d/i;

function isPartDone(text: string): boolean {
  return SHARE.test(text) && WORK.test(text);
}

function classifyFact(text: string, cues: Statement['cues'], setting: Setting): EntryKind {
  const isEarly = setting.progress < 0.15;
  const impact =
    Number(cues.has('affected')) + Number(cues.has('failure')) + Math.max(0, 0.9 - setting.progress * 2.5);
  const cause = setting.isBot
    ? 0
    : (cues.has('cause') ? 1.4 : 0) + (setting.answersWhy ? 1 : 0) + (CHAIN.test(text) ? 2 : 0);
  const isBetter = cues.has('recovery') && !RISE.test(text);
  if (isBetter && cause < 1.2 && !(cues.has('failure') && cues.has('affected'))) return 'recovery';
  if (cause >= 1 && cause + (isEarly ? 0 : 0.7) >= impact) return 'cause';
  if (impact >= 1.5) return 'impact';
  if (cues.hasAny('next', 'promise') && !cues.has('done')) return 'next';
  if (isPartDone(text) && !setting.isResult && !cues.hasAny('failure', 'affected')) return 'progress';
  if (cues.has('done') || setting.isResult || SAME_IN_PAST.test(text)) return 'done';
  if (cues.hasAny('ongoing', 'plan', 'proposal')) return 'progress';
  return 'context';
}

/** Asks someone to do something: `restart all nodes`. */
const ORDER =
  /^(?:(?:then|just|please|and|ok) )?(?:revert|roll|restart|stop|try|pause|kill|disable|enable|scale|fail over|check|take|make|give|delete|remove|use|add|move|switch|run|turn|block|drain|look)\b(?! (?:is|was|has|went|of|are|were))/i;

/** Verbs whose past is the same word. `Put the bundle on all gateways` is an order only if someone is asked, or an aim is named. */
const SAME_IN_PAST = /^(?:(?:then|just|ok) )?(?:put|cut|set|read|let|shut)\b/i;
const ASKS_SOMEONE = /\b(?:please|now|asap|then|before|until|everyone|someone)\b|!/i;

function isOrder(text: string, cues: Statement['cues']): boolean {
  if (SAME_IN_PAST.test(text)) return ASKS_SOMEONE.test(text) && !cues.hasAny('recovery');
  return ORDER.test(text);
}

const NO =
  /^(?:no\b|nope\b|not\b|never\b|nothing\b|nein\b|nicht\b|kein|nichts\b|non\b|pas\b|não\b|nunca\b|nada\b|rien\b|wouldn't\b|won't\b|can't\b|cannot\b|doesn't\b|isn't\b|wasn't\b|wrong\b|false\b|いいえ|違)/iu;
