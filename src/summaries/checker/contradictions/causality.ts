import { conceptsIn } from '../../language/concepts.js';
import type { TranscriptLine } from '../../transcript.js';
import type { Piece } from '../record/evidence.js';
import { sharedStems } from '../record/shared-stems.js';

/** The words between a cause and its effect, and between an effect and its cause. */
const FORWARD =
  /\s(?:made|makes|caused|causes|led to|leads to|triggered|triggers|put|puts|broke|breaks|forced|let|resulted in|which changed|filled|fills|crashed|overloaded|blocked|emptied|deleted|doubled|führte zu|verursachte|löste|provocó|causó|hizo|a causé|a provoqué|causou|provocou)\s/i;
const BACKWARD =
  /\s(?:because of|because|due to|caused by|as a result of|weil|wegen|porque|debido a|parce que|à cause de|por causa de)\s/i;
/** `Because the disk was full, …` */
const LEADING =
  /^(?:because(?: of)?|due to|weil|wegen|aufgrund|porque|como|debido a|comme|parce que|puisque|à cause de|por causa de)\s([^,]{3,160}),\s/iu;
/** `…, and for that reason …`, `… is what …` */
const HENCE =
  /,?\s(?:and |und |y |et |e )?(?:for (?:that|this) reason|which is why|that['’]s why|that is why|deshalb|deswegen|daher|darum|por eso|por lo que|c['’]est pourquoi|por isso|(?:is|are|was|were) what)\s/iu;
/** `…, the tier shrank because of it` */
const OF_THAT = /^(?:it|that|this|them|dessen|dem|ello|eso|cela|ça|isso|disso)(?!\p{L})/iu;
const LAST_CLAUSE = /(?:[,;:]|\s(?:and|und|y|et|e))\s(?!.{0,200}(?:[,;:]|\s(?:and|und|y|et|e))\s)/iu;
/** Japanese says the cause first: `AのためB`, `AによりB`. */
const JAPANESE = /(?:のため|ために|により|によって|せいで|が原因で)/u;
const CHAIN =
  /→|->|=>|\s(?:so|therefore|hence|which means|and then|deshalb|daher|also|por eso|donc|por isso)\s/i;
/** What's rejected comes first: `we thought about a rollback, but it has the tax change, so no`. */
const SO_NO = /\s(?:so|also|deshalb|así que|por eso|donc|então|por isso) (?:no|nope|nein|non|não)[.!]?$/iu;
/** The source may state the effect first. */
const SAYS_WHY =
  /(?<![\p{L}])(?:because|since|due to|by|after|from|when|as|weil|wegen|durch|von|nachdem|da|seit|porque|por|tras|desde|parce|par|depuis|após|pois)(?![\p{L}])|のため|ので|から|により/iu;

interface Compared {
  claim: string;
  pieces: readonly Piece[];
  sources: readonly TranscriptLine[];
}

interface Order {
  cause: ReadonlySet<string>;
  effect: ReadonlySet<string>;
}

/** Whether the claim turns a cause and its effect around. */
export function swapsCause({ claim, pieces, sources }: Compared): boolean {
  const order = orderIn(claim);
  if (!order) return false;
  const said = [...new Set(pieces.map(({ line }) => line.text))];
  return said.some((text) => isReversed(order, text)) || isToldBackwards(order, pieces, sources.length);
}

function orderIn(text: string): Order | undefined {
  const leading = LEADING.exec(text);
  if (leading) return orderOf(leading[1], text.slice(leading[0].length));
  const hence = split(text, HENCE);
  if (hence) return orderOf(...hence);
  const backward = split(text, BACKWARD);
  if (backward) return orderBackward(backward);
  const forward = split(text, FORWARD) ?? split(text, JAPANESE);
  return forward && orderOf(...forward);
}

function orderBackward([effect, cause]: [string, string]): Order {
  return OF_THAT.test(cause) ? orderOf(...(split(effect, LAST_CLAUSE) ?? ['', ''])) : orderOf(cause, effect);
}

function orderOf(cause = '', effect = ''): Order {
  return { cause: conceptsIn(cause), effect: conceptsIn(effect) };
}

function split(text: string, at: RegExp): [string, string] | undefined {
  const match = at.exec(text);
  return match === null ? undefined : [text.slice(0, match.index), text.slice(match.index + match[0].length)];
}

/** Whether the source leads from the claim's effect to the claim's cause. */
function isReversed({ cause, effect }: Order, text: string): boolean {
  if (BACKWARD.test(text) && !CHAIN.test(text)) {
    const own = orderIn(text);
    return own !== undefined && fits(cause, own.effect, own.cause) && fits(effect, own.cause, own.effect);
  }
  if (!CHAIN.test(text.replace(SO_NO, ''))) return false;
  const [first, last] = [meanPlace(cause, text), meanPlace(effect, text)];
  return first !== undefined && last !== undefined && first > last;
}

/** If a single line only lists things in sequence, the first one is the cause. */
function isToldBackwards({ cause, effect }: Order, pieces: readonly Piece[], lines: number): boolean {
  if (lines !== 1 || pieces.length === 0) return false;
  const text = pieces[0]?.line.text ?? '';
  if (SAYS_WHY.test(text) || CHAIN.test(text)) return false;
  const [own, others] = [without(cause, effect), without(effect, cause)];
  const [first, last] = [meanPlace(own, text), meanPlace(others, text)];
  return first !== undefined && last !== undefined && first > last && refersBack(pieces, own, others);
}

const REFERENCE = /\b(?:it|them|these|those|our|we|es|sie|unser|eso|lo|ça|cela|isso)\b|それ|これ/i;

/** `…, holds back replay`: a clause without a subject goes on about the one before. */
const GOES_ON = /^\p{Ll}{3,12}s\s/u;

/** Whether the two parts are connected: in the same clause, or by a word such as `it`. */
function refersBack(
  pieces: readonly Piece[],
  cause: ReadonlySet<string>,
  effect: ReadonlySet<string>,
): boolean {
  const has = (words: ReadonlySet<string>) => pieces.filter((piece) => sharedStems(words, piece.words) > 0);
  const [causes, effects] = [has(cause), has(effect)];
  if (causes.some((piece) => effects.includes(piece))) return true;
  return causes.some(({ statement, text }) => REFERENCE.test(statement.text) || GOES_ON.test(text));
}

function without(words: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> {
  return new Set([...words].filter((word) => !others.has(word)));
}

function fits(words: ReadonlySet<string>, here: ReadonlySet<string>, there: ReadonlySet<string>): boolean {
  const count = (other: ReadonlySet<string>) => [...words].filter((word) => other.has(word)).length;
  return count(here) > count(there);
}

function meanPlace(words: ReadonlySet<string>, text: string): number | undefined {
  const places = text
    .split(/\s/)
    .flatMap((word, i) => ([...conceptsIn(word)].some((one) => words.has(one)) ? [i] : []));
  return places.length === 0 ? undefined : places.reduce((sum, place) => sum + place, 0) / places.length;
}
