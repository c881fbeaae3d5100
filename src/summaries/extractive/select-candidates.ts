import { overlap } from '../content-words.js';
import type { Candidate } from './candidates.js';

/** How many lines a digest quotes at most, and how good the least of them has to be. */
const MOST = 57;
const LEAST = 0.7;
/** Where little was said, less has to do: there are more places than lines. */
const LEAST_OF_FEW = 0.2;
const FEW = 100;
/** Only so many of the best are compared with each other. */
const COMPARED = 400;
/** What a line loses when all of its words stand in a chosen one, and gains when nothing near it is chosen. */
const REPEATED = 3;
const ALONE = 0.8;

interface Contender {
  candidate: Candidate;
  weight: number;
  /** Where it stands among all lines. */
  place: number;
  /** The largest overlap with a chosen line, and how many lines away the nearest one stands. */
  repeated: number;
  apart: number;
}

/**
 * The lines worth quoting: the weightiest first, each next one also by how much it adds to those chosen before, in
 * words and in place. Place, not time: an hour in which much was said has more to tell than a night of waiting.
 */
export function selectCandidates(weights: ReadonlyMap<Candidate, number>): Candidate[] {
  const stating = [...weights.values()].filter((weight) => weight > Number.NEGATIVE_INFINITY).length;
  const least = stating < FEW ? LEAST_OF_FEW : LEAST;
  const places = new Map([...weights.keys()].map((candidate, place) => [candidate, place]));
  const contenders = [...weights]
    .filter(([, weight]) => weight >= least)
    .sort(([a, x], [b, y]) => y - x || (a.line.sk < b.line.sk ? -1 : 1))
    .slice(0, COMPARED)
    .map(([candidate, weight]) => newContender(candidate, weight, places.get(candidate) ?? 0));
  const near = Math.max(1, weights.size / 20);
  const chosen: Candidate[] = [];
  while (chosen.length < MOST) {
    const best = bestOf(contenders, near);
    if (!best) break;
    chosen.push(best.candidate);
    contenders.splice(contenders.indexOf(best), 1);
    for (const contender of contenders) compareWith(contender, best);
  }
  return chosen;
}

function newContender(candidate: Candidate, weight: number, place: number): Contender {
  return { candidate, weight, place, repeated: 0, apart: Number.POSITIVE_INFINITY };
}

function compareWith(contender: Contender, chosen: Contender): void {
  contender.repeated = Math.max(
    contender.repeated,
    overlap(contender.candidate.words, chosen.candidate.words),
  );
  contender.apart = Math.min(contender.apart, Math.abs(contender.place - chosen.place));
}

function bestOf(contenders: readonly Contender[], near: number): Contender | undefined {
  const worth = ({ weight, repeated, apart }: Contender) =>
    weight - REPEATED * repeated + ALONE * Math.min(1, apart / near);
  let best: Contender | undefined;
  for (const contender of contenders) if (!best || worth(contender) > worth(best)) best = contender;
  return best && worth(best) > 0 ? best : undefined;
}
