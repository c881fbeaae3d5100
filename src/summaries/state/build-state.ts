import type { TranscriptLine } from '../transcript.js';
import { attachToGuesses } from './attach-to-guesses.js';
import { countWords } from './count-words.js';
import type { IncidentState } from './entry.js';
import { readEntries } from './read-entries.js';
import { relateToCause } from './relate-to-cause.js';
import { FITTED } from './state-model.js';
import { supersede } from './supersede.js';
import { weighEntries } from './weigh-entries.js';

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
