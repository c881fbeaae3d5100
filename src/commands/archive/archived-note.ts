import type { Timestamp } from '../../base/timestamp.js';
import { type Block, context } from '../../views/blocks.js';
import { date } from '../../views/text.js';

/** Shown below anything that was read from the archive. */
export function archivedNote(archivedAt: Timestamp): Block {
  return context(`Archived ${date(archivedAt)}. To bring it back, run \`/incident restore\`.`);
}
