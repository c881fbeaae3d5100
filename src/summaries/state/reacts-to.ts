import { epochMillis } from '../../base/timestamp.js';
import { asksHowMany } from '../language/asks-how-many.js';
import type { Statement } from '../language/statements.js';
import type { TranscriptLine } from '../transcript.js';
import { names, offers } from './offers.js';
import type { Said } from './situated.js';

/** How a no begins. */
export const NO =
  /^(?:no\b|nope\b|(?:i )?doubt (?:it|that)\b|(?:i )?don['’]?t think so\b|nah\b|naw\b|not\b|never\b|nothing\b|nein\b|nee\b|nö(?!\p{L})|nicht\b|kein|nichts\b|non\b|pas\b|não\b|nunca\b|nada\b|rien\b|wouldn't\b|won't\b|can't\b|cannot\b|doesn't\b|isn't\b|wasn't\b|wrong\b|false\b|いいえ|違|(?:нет|не|никак|ничего)(?!\p{L}))/iu;
/** How a yes begins. */
const YES =
  /^(?:yes|yep|yup|yeah|yea|ya|correct|exactly|right|ja|jep|jo|genau|stimmt|doch|sí|si|exacto|correcto|oui|ouais|exact|exactement|sim|isso|exato|はい|そうです|да|точно)(?!\p{L})(?!ですか)/iu;
/** Without a thread, an answer follows its question within this time, in milliseconds. */
const ANSWERED_WITHIN = 600_000;

/** Asks for more than a yes or a no. `What if it's the CDN?` is a guess. */
const ASKS_FOR_MORE =
  /^[¿"“]?(?:\p{L}{1,6},? ){0,2}?(?:who|what(?! if\b| about\b)|when|where|why|which|how(?! about\b)|wer|wann|wo|warum|wieso|weshalb|wie|welche[rsn]?|quién(?:es)?|qué|cuándo|dónde|cómo|por qué|cuál(?:es)?|qui|quoi|quand|où|pourquoi|comment|quel(?:le)?s?|quem|quando|onde|por que|qual|кто|что|когда|где|почему|зачем|как)(?!\p{L})|誰|いつ|どこ|なぜ|どうして|どう(?:し|な|や)|何[がをで]/iu;

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
  return asksHowMany(asked) && HAS_COUNT.test(text);
}

function isAnswer(first: Statement, asked: Statement, people: ReadonlySet<string>): boolean {
  const { text } = first;
  if (asked.isQuestion && countsFor(asked.text, text)) return true;
  if (offers(asked, text) || names(asked, first, people)) return true;
  const isOpen = asked.isQuestion ? !ASKS_FOR_MORE.test(asked.text) : asked.cues.has('hedge');
  return isOpen && beginsAnswer(text);
}

/** `Anyone else? My app logged me out` is answered by a yes, too. */
function lastAsked(before: Said | undefined, { text }: Statement): Statement | undefined {
  const { statements = [] } = before ?? {};
  const question = saysYes(text) ? statements.findLast(({ isQuestion }) => isQuestion) : undefined;
  return question ?? statements.at(-1);
}

/**
 * What someone else said right before a person's messages, unless the earlier of these answered it already. `We don't
 * know yet` is no answer.
 */
export class Exchange {
  /** The last message, and the last before it by someone else. */
  #last: Said | undefined;
  #other: Said | undefined;

  before({ userId }: TranscriptLine): Said | undefined {
    return this.#last?.line.userId === userId ? this.#other : this.#last;
  }

  add(said: Said, isAnswer: boolean): void {
    const isUnknown = said.statements.some(({ cues }) => cues.has('unknown'));
    if (this.#last?.line.userId !== said.line.userId) this.#other = this.#last;
    if (isAnswer && !isUnknown) this.#other = undefined;
    this.#last = said;
  }
}

/**
 * The question or guess right before a line, if someone else asked it and the line begins with a yes, a no or the count
 * that was asked for. Many channels hardly use threads.
 */
export function answeredBy(
  line: TranscriptLine,
  [first]: readonly Statement[],
  before: Said | undefined,
  people: ReadonlySet<string>,
): Said | undefined {
  if (line.kind !== 'said' || line.thread !== undefined || before?.line.userId === line.userId) return;
  const last = first && lastAsked(before, first);
  if (before === undefined || last === undefined || first === undefined || first.isQuestion) return;
  if (epochMillis(line.at) - epochMillis(before.line.at) > ANSWERED_WITHIN) return;
  return isAnswer(first, last, people) ? before : undefined;
}
