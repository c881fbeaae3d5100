import { type Claim, SECTIONS } from '../../../incidents/records/incident-summary.js';
import { context, type Message, section } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { sectionBlocks } from '../workflow/claim-lines.js';

/** Below Slack's limit for a message; the finished summary replaces it anyway. */
const BLOCKS_MAX = 40;

/** Posted while a summary is made. `items` is how much is read, once that's known. */
export function buildSummaryProgress(incidentId: string, items?: number): Message {
  const doing =
    items === undefined
      ? 'reading the record'
      : `reading ${items.toLocaleString('en')} ${items === 1 ? 'message or event' : 'messages and events'}`;
  const text = `:hourglass_flowing_sand: Summary of ${shortId(incidentId)}: ${doing}…`;
  return { text, blocks: [section(text)] };
}

/** The claims that are already checked, while the model is still writing others. */
export function buildPartialSummary(incidentId: string, claims: readonly Claim[]): Message {
  const text = `:hourglass_flowing_sand: Summary of ${shortId(incidentId)}: still writing…`;
  const sections = SECTIONS.flatMap((name) => sectionBlocks(name, claims, () => ''));
  return { text, blocks: [...sections.slice(0, BLOCKS_MAX), context(text)] };
}
