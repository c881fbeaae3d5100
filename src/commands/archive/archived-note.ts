import type { Timestamp } from '../../base/timestamp.js';
import { type Block, context } from '../../views/blocks.js';
import { date } from '../../views/text.js';

/** Below what was read from an archive. */
export function archivedNote(archivedAt: Timestamp): Block {
  return context(`Archived ${date(archivedAt)}; \`/incident restore\` brings it back.`);
}
