import { overlap } from '../content-words.js';
import type { Candidate } from './candidates.js';

/** How many lines a digest quotes at most, and the minimum weight. */
const LINES_MAX = 57;
const WEIGHT_MIN = 0.7;
/** A short record has room for everything, so less weight is enough. */
const WEIGHT_MIN_OF_FEW = 0.2;
const FEW = 100;
/** Only the best are compared with each other, because comparing takes quadratic time. */
const COMPARED_MAX = 400;
/** The penalty for repeating a chosen line completely, and the bonus when nothing nearby is chosen. */
const REPETITION_PENALTY = 3;
const ISOLATION_BONUS = 0.8;

interface Contender {
  candidate: Candidate;
  weight: number;
  /** Its position among all lines. */
  place: number;
  /** The largest overlap with a chosen line, and the distance to the nearest one in lines. */
  repeated: number;
  apart: number;
}

/**
 * Chooses the lines worth quoting: the heaviest first, then those that add the most to the ones already chosen, in words
 * and position. Position rather than time, because a busy hour matters more than a quiet night.
 */
export function selectCandidates(weights: ReadonlyMap<Candidate, number>): Candidate[] {
  const stating = [...weights.values()].filter((weight) => weight > Number.NEGATIVE_INFINITY).length;
  const least = stating < FEW ? WEIGHT_MIN_OF_FEW : WEIGHT_MIN;
  const places = new Map([...weights.keys()].map((candidate, place) => [candidate, place]));
  const contenders = [...weights]
    .filter(([, weight]) => weight >= least)
    .sort(([a, x], [b, y]) => y - x || (a.line.sk < b.line.sk ? -1 : 1))
    .slice(0, COMPARED_MAX)
    .map(([candidate, weight]) => newContender(candidate, weight, places.get(candidate) ?? 0));
  const near = Math.max(1, weights.size / 20);
  const chosen: Candidate[] = [];
  while (chosen.length < LINES_MAX) {
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
    weight - REPETITION_PENALTY * repeated + ISOLATION_BONUS * Math.min(1, apart / near);
  let best: Contender | undefined;
  for (const contender of contenders) if (!best || worth(contender) > worth(best)) best = contender;
  return best && worth(best) > 0 ? best : undefined;
}
