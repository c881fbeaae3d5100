import type { TranscriptLine } from '../transcript.js';
import type { IncidentState } from './entry.js';
import { readEntries } from './read-entries.js';
import { relateToCause } from './relate-to-cause.js';
import { supersede } from './supersede.js';
import { weighEntries } from './weigh-entries.js';

/** Reads the state of an incident out of its record: what is so, what was, and what was taken back. */
export async function buildState(lines: readonly TranscriptLine[]): Promise<IncidentState> {
  const entries = await readEntries(lines);
  await supersede(entries);
  await weighEntries(entries, lines);
  relateToCause(entries);
  return { entries, lines };
}
