import { conceptsIn } from '../language/concepts.js';
import type { Assertion, Piece } from './evidence.js';

/** The words between a cause and its effect, and between an effect and its cause. */
const FORWARD =
  /\s(?:made|makes|caused|causes|led to|leads to|triggered|triggers|put|puts|broke|forced|let|resulted in|which changed|führte zu|verursachte|löste|provocó|causó|hizo|a causé|a provoqué|causou|provocou)\s/i;
const BACKWARD =
  /\s(?:because|because of|due to|caused by|as a result of|weil|wegen|porque|debido a|parce que|à cause de|por causa de)\s/i;
const CHAIN = /→|->|=>|\s(?:so|therefore|hence|which means|deshalb|daher|also|por eso|donc|por isso)\s/i;

interface Compared {
  claim: string;
  pieces: readonly Piece[];
  assertions: readonly Assertion[];
}

interface Order {
  cause: ReadonlySet<string>;
  effect: ReadonlySet<string>;
}

/** Whether the claim turns a cause and its effect around. */
export function swapsCause({ claim, pieces }: Compared): boolean {
  const order = orderIn(claim);
  if (!order) return false;
  const said = [...new Set(pieces.map(({ line }) => line.text))];
  return said.some((text) => isReversed(order, text));
}

function orderIn(text: string): Order | undefined {
  const forward = split(text, FORWARD);
  if (forward) return { cause: conceptsIn(forward[0]), effect: conceptsIn(forward[1]) };
  const backward = split(text, BACKWARD);
  return backward && { cause: conceptsIn(backward[1]), effect: conceptsIn(backward[0]) };
}

function split(text: string, at: RegExp): [string, string] | undefined {
  const match = at.exec(text);
  return match === null ? undefined : [text.slice(0, match.index), text.slice(match.index + match[0].length)];
}

/** In the source, the words of the claimed effect lead to the words of the claimed cause. */
function isReversed({ cause, effect }: Order, text: string): boolean {
  if (BACKWARD.test(text) && !CHAIN.test(text)) {
    const own = orderIn(text);
    return own !== undefined && fits(cause, own.effect, own.cause) && fits(effect, own.cause, own.effect);
  }
  if (!CHAIN.test(text)) return false;
  const [first, last] = [meanPlace(cause, text), meanPlace(effect, text)];
  return first !== undefined && last !== undefined && first > last;
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
