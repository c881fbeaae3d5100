import { isStateType } from '../../incidents/event-catalog.js';
import type { TranscriptLine } from '../transcript.js';

/** A line of the transcript, as the model reads it. */
export interface PromptLine {
  line: TranscriptLine;
  json: string;
}

interface FittedLines {
  /** In order of time. */
  kept: PromptLine[];
  /** Lines that are left out, all of them before the newest that are kept. */
  leftOut: number;
}

/** How much a reader would miss each line, the most missed first. */
export type Ranking = (lines: readonly TranscriptLine[]) => readonly TranscriptLine[];

/**
 * As many lines as `budget` characters hold: the first of all, changes, notes and marked lines in up to half of it,
 * the newest without a gap; with a ranking half of what is left goes to the lines that matter most.
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

/** Cuts lines into parts of at most `size` characters, the last one as full as it can be. */
export function cutIntoParts(lines: readonly PromptLine[], size: number): PromptLine[][] {
  const parts: PromptLine[][] = [];
  let rest = [...lines];
  while (rest.length > 0) {
    const fitting = newestWithin(rest, size);
    // A line that is longer than a part is a part by itself.
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
