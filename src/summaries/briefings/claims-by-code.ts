import type { Claim } from '../../incidents/records/incident-summary.js';
import type { SummaryInput } from '../../ports/summarizer.js';
import { buildState } from '../state/build-state.js';
import { buildTranscript } from '../transcript.js';
import { isWrittenByCode, writtenByCode } from './brief.js';

/** What code adds to a model's claims. Reads the whole record, even if the summary continues an earlier one. */
export async function claimsByCode(input: SummaryInput): Promise<Claim[]> {
  const { record, nameOf, now, since, kind, previous, whole } = input;
  if (!isWrittenByCode(kind)) return [];
  const read = previous && whole ? await whole() : { record, nameOf };
  const state = await buildState(await buildTranscript(read.record, read.nameOf));
  return writtenByCode(kind, { ...read, state, now, since });
}
