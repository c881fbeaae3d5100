import type { TranscriptLine } from '../transcript.js';
import { countWords } from './count-words.js';
import type { IncidentState } from './entry.js';
import { supersede } from './fates/supersede.js';
import { readEntries } from './reading/read-entries.js';
import { FITTED } from './reading/state-model.js';
import { attachToGuesses } from './weighing/attach-to-guesses.js';
import { relateToCause } from './weighing/relate-to-cause.js';
import { weighEntries } from './weighing/weigh-entries.js';

/** Builds the state of an incident from its record: what holds, what no longer does, and what was taken back. */
export async function buildState(lines: readonly TranscriptLine[], model = FITTED): Promise<IncidentState> {
  const entries = await readEntries(lines, model);
  const counts = await countWords(entries);
  await supersede(entries, counts);
  attachToGuesses(entries);
  await weighEntries(entries, { lines, model, counts });
  await relateToCause(entries, counts);
  return { entries, lines };
}
