import type { Migration } from './migration.js';
import { retentionOfOldItems } from './retention-of-old-items.js';

/** Every migration; to add one, add a file and a line here. */
export const MIGRATIONS: readonly Migration[] = [retentionOfOldItems];
