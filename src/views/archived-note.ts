import type { Timestamp } from '../timestamp.js';
import { type Block, context } from './blocks.js';
import { date } from './text.js';

/** Below what was read from an archive. */
export function archivedNote(archivedAt: Timestamp): Block {
  return context(`Archived ${date(archivedAt)}; \`/incident restore\` brings it back.`);
}
