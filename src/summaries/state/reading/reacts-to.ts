import { epochMillis } from '../../../base/timestamp.js';
import { asksHowMany } from '../../language/asks-how-many.js';
import { namesSelf } from '../../language/names-self.js';
import type { Statement } from '../../language/statements.js';
import type { TranscriptLine } from '../../transcript.js';
import { beginsAnswer, endsWithYes, saysYes } from './begins-answer.js';
import { ASKS_FOR_MORE, answersBriefly } from './brief-answers.js';
import { leavesToDo, names, offers } from './offers.js';
import type { Said } from './situated.js';

/** Without a thread, an answer follows its question within this time, in milliseconds. */
const ANSWERED_WITHIN = 600_000;

const HAS_COUNT = /\d|(?<!\p{L})(?:all|none|half|alle|keine?r?|todos|ninguno|tous|aucun|nenhum)(?!\p{L})/iu;

/** Whether one statement asks for a count and another gives one. */
export function countsFor(asked: string, text: string): boolean {
  return asksHowMany(asked) && HAS_COUNT.test(text);
}

function isAnswer(first: Statement, asked: Statement, people: ReadonlySet<string>): boolean {
  const { text } = first;
  if (asked.isQuestion && countsFor(asked.text, text)) return true;
  if (offers(asked, text) || names(asked, first, people) || answersBriefly(asked, first)) return true;
  const isOpen = asked.isQuestion ? !ASKS_FOR_MORE.test(asked.text) : asked.cues.has('hedge');
  return isOpen && (beginsAnswer(text) || endsWithYes(text));
}

/** `Anyone else? My app logged me out` is answered by a yes, too. */
function lastAsked(before: Said | undefined, { text }: Statement): Statement | undefined {
  const { statements = [] } = before ?? {};
  const question = saysYes(text) ? statements.findLast(({ isQuestion }) => isQuestion) : undefined;
  return question ?? statements.at(-1);
}

/** The maximum number of messages between a request and the one that takes it on. */
const TAKEN_WITHIN = 2;

/**
 * What someone else said right before a person's messages, unless the earlier of these answered it already. `We don't
 * know yet` is no answer.
 */
export class Exchange {
  /** The last message, and the last before it by someone else. */
  #last: Said | undefined;
  #other: Said | undefined;
  /** The last that asked for a person or a deed, and the number of messages since. */
  #toDo: Said | undefined;
  #since = 0;

  before({ userId }: TranscriptLine): Said | undefined {
    return this.#last?.line.userId === userId ? this.#other : this.#last;
  }

  /** What is still to do by someone, if others have spoken since: `Not me, ask the network team` leaves it open. */
  leftToDo({ userId }: TranscriptLine): Said | undefined {
    const isOthers = this.#toDo?.line.userId !== userId || this.#last?.line.userId !== userId;
    return isOthers && this.#since <= TAKEN_WITHIN ? this.#toDo : undefined;
  }

  add(said: Said, { isAnswer, isTaken }: { isAnswer: boolean; isTaken: boolean }): void {
    this.#since += 1;
    if (isTaken) this.#toDo = undefined;
    if (said.statements.some(leavesToDo)) {
      this.#toDo = said;
      this.#since = 0;
    }
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

/** Longer offers say themselves what they're about, in words. */
const OFFER_MAX = 5;

/** What a line takes on, after others have said something else: `I'll do it`. */
export function takenOnBy(
  line: TranscriptLine,
  [first]: readonly Statement[],
  toDo: Said | undefined,
): Said | undefined {
  if (toDo === undefined || first === undefined || first.isQuestion) return undefined;
  if (line.kind !== 'said' || line.thread !== undefined) return undefined;
  if (epochMillis(line.at) - epochMillis(toDo.line.at) > ANSWERED_WITHIN) return undefined;
  return first.text.split(' ').length <= OFFER_MAX && namesSelf(first.text) ? toDo : undefined;
}
