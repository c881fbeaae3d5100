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

const CHANGES = new Set([
  'INCIDENT_DECLARED',
  'STATUS_CHANGED',
  'STATUS_CONFIRMED',
  'SEVERITY_CHANGED',
  'ROLE_ASSIGNED',
]);

/**
 * As many lines as `budget` characters hold: the first of all, changes, notes and marked lines in up to half of it,
 * the rest for the newest without a gap.
 */
export function fitLines(lines: readonly PromptLine[], budget: number): FittedLines {
  const [first, ...others] = lines;
  if (!first || sizeOf(lines) <= budget) return { kept: [...lines], leftOut: 0 };
  const important = newestWithin(others.filter(isImportant), budget / 2 - sizeOf([first]));
  const chosen = new Set([first, ...important]);
  const rest = others.filter((line) => !chosen.has(line));
  for (const line of newestWithin(rest, budget - sizeOf([...chosen]))) chosen.add(line);
  const kept = lines.filter((line) => chosen.has(line));
  return { kept, leftOut: lines.length - kept.length };
}

function isImportant({ line: { type = '', kind, isKey } }: PromptLine): boolean {
  return isKey || kind === 'note' || CHANGES.has(type);
}

function newestWithin(lines: readonly PromptLine[], room: number): PromptLine[] {
  let left = room;
  const from = lines.findLastIndex(({ json }) => {
    left -= json.length + 1;
    return left < 0;
  });
  return lines.slice(from + 1);
}

function sizeOf(lines: readonly PromptLine[]): number {
  return lines.reduce((sum, { json }) => sum + json.length + 1, 0);
}
