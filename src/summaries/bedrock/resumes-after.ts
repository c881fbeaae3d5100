import type { Timestamp } from '../../base/timestamp.js';
import type { Summary, SummaryKind } from '../../incidents/records/incident-summary.js';
import { watermarkOf } from '../carry-over-claims.js';
import { INSTRUCTIONS } from './instructions.js';

/** A later summary continues only from a kind with all sections. */
const CONTINUABLE: SummaryKind = 'state';

/** The time after which a model continues from a summary. Undefined if it can't. */
export function resumesAfter(modelId: string): (summary: Summary) => Timestamp | undefined {
  return (summary) => (canContinueFrom(summary, modelId) ? watermarkOf(summary).after : undefined);
}

/** Only a checked summary of the whole record, by this model with these instructions, can be continued. */
function canContinueFrom(summary: Summary, modelId: string): boolean {
  const { kind, model, fallback, prompt_version, as_of, covers_until } = summary;
  if (fallback || as_of !== undefined || covers_until === undefined) return false;
  return kind === CONTINUABLE && model === modelId && prompt_version === INSTRUCTIONS.summary.version;
}
