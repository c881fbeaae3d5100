import { epochMillis } from '../../base/timestamp.js';
import type { Statement } from '../language/statements.js';
import type { TranscriptLine } from '../transcript.js';
import type { Said } from './situated.js';

/** How a no begins. */
export const NO =
  /^(?:no\b|nope\b|nah\b|naw\b|not\b|never\b|nothing\b|nein\b|nee\b|nö(?!\p{L})|nicht\b|kein|nichts\b|non\b|pas\b|não\b|nunca\b|nada\b|rien\b|wouldn't\b|won't\b|can't\b|cannot\b|doesn't\b|isn't\b|wasn't\b|wrong\b|false\b|いいえ|違|(?:нет|не|никак|ничего)(?!\p{L}))/iu;
/** How a yes begins. */
const YES =
  /^(?:yes|yep|yup|yeah|yea|ya|correct|exactly|right|ja|jep|jo|genau|stimmt|doch|sí|si|exacto|correcto|oui|ouais|exact|exactement|sim|isso|exato|はい|そうです|да|точно)(?!\p{L})(?!ですか)/iu;
/** Without a thread, an answer follows its question within this time, in milliseconds. */
const ANSWERED_WITHIN = 600_000;

/** Asks for a count, in the languages of the phrase lists. */
const HOW_MANY =
  /(?<!\p{L})(?:how many|how much|wie ?viele?|cu[aá]nt[oa]s?|combien|quant[oa]s?|сколько)(?!\p{L})|何件|何人|何台|いくつ|どのくらい|どれくらい/iu;
const HAS_COUNT = /\d|(?<!\p{L})(?:all|none|half|alle|keine?r?|todos|ninguno|tous|aucun|nenhum)(?!\p{L})/iu;

/** Whether a statement begins like an answer to a yes-or-no question. */
export function beginsAnswer(text: string): boolean {
  return NO.test(text) || YES.test(text);
}

export function saysYes(text: string): boolean {
  return YES.test(text);
}

/** Whether one statement asks for a count and another gives one. */
export function countsFor(asked: string, text: string): boolean {
  return HOW_MANY.test(asked) && HAS_COUNT.test(text);
}

/**
 * The question or guess right before a line, if someone else asked it and the line begins with a yes, a no or the count
 * that was asked for. Many channels hardly use threads.
 */
export function answeredBy(
  line: TranscriptLine,
  [first]: readonly Statement[],
  before: Said | undefined,
): Said | undefined {
  if (line.kind !== 'said' || line.thread !== undefined || before?.line.userId === line.userId) return;
  const last = before?.statements.at(-1);
  if (before === undefined || last === undefined || first === undefined || first.isQuestion) return;
  if (epochMillis(line.at) - epochMillis(before.line.at) > ANSWERED_WITHIN) return;
  if (!beginsAnswer(first.text))
    return last.isQuestion && countsFor(last.text, first.text) ? before : undefined;
  return last.isQuestion || last.cues.has('hedge') ? before : undefined;
}
