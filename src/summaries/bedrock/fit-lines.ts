import { isStateType } from '../../incidents/event-catalog.js';
import type { TranscriptLine } from '../transcript.js';

/** A transcript line, and the JSON that the model reads. */
export interface PromptLine {
  line: TranscriptLine;
  json: string;
}

interface FittedLines {
  /** Oldest first. */
  kept: PromptLine[];
  /** How many lines were left out, all older than the newest kept ones. */
  leftOut: number;
}

/** Orders lines by importance, most important first. */
export type Ranking = (lines: readonly TranscriptLine[]) => readonly TranscriptLine[];

/**
 * Chooses lines that fit into `budget` characters: the first line, then changes, notes and marked lines in up to half
 * of it, then the newest without a gap. With a ranking, half of the rest goes to the most important lines instead.
 */
export function fitLines(lines: readonly PromptLine[], budget: number, rank?: Ranking): FittedLines {
  const [first, ...others] = lines;
  if (!first || sizeOf(lines) <= budget) return { kept: [...lines], leftOut: 0 };
  const chosen = new Set([first, ...newestWithin(others.filter(isImportant), budget / 2 - sizeOf([first]))]);
  const room = () => budget - sizeOf([...chosen]);
  const rest = () => lines.filter((line) => !chosen.has(line));
  for (const line of newestWithin(rest(), rank ? room() / 2 : room())) chosen.add(line);
  if (rank) for (const line of bestWithin(rest(), room(), rank)) chosen.add(line);
  const kept = lines.filter((line) => chosen.has(line));
  return { kept, leftOut: lines.length - kept.length };
}

/** Splits lines into parts of at most `size` characters, filling the last part first. */
export function cutIntoParts(lines: readonly PromptLine[], size: number): PromptLine[][] {
  const parts: PromptLine[][] = [];
  let rest = [...lines];
  while (rest.length > 0) {
    const fitting = newestWithin(rest, size);
    // A line longer than a part gets its own.
    const last = fitting.length > 0 ? fitting : rest.slice(-1);
    parts.unshift(last);
    rest = rest.slice(0, rest.length - last.length);
  }
  return parts;
}

export function sizeOf(lines: readonly PromptLine[]): number {
  return lines.reduce((sum, { json }) => sum + json.length + 1, 0);
}

function isImportant({ line: { type, kind, isKey } }: PromptLine): boolean {
  return isKey || kind === 'note' || isStateType(type);
}

function newestWithin(lines: readonly PromptLine[], room: number): PromptLine[] {
  let left = room;
  const from = lines.findLastIndex(({ json }) => {
    left -= json.length + 1;
    return left < 0;
  });
  return lines.slice(from + 1);
}

function bestWithin(lines: readonly PromptLine[], room: number, rank: Ranking): PromptLine[] {
  const written = new Map(lines.map((line) => [line.line, line]));
  const best: PromptLine[] = [];
  let left = room;
  for (const line of rank([...written.keys()])) {
    const next = written.get(line);
    if (!next || next.json.length >= left) continue;
    left -= next.json.length + 1;
    best.push(next);
  }
  return best;
}
