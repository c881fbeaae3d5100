import type { Migration } from './migration.js';
import { retentionOfOldItems } from './retention-of-old-items.js';

/** Every migration the product has; a new one is a file and a line here. */
export const MIGRATIONS: readonly Migration[] = [retentionOfOldItems];
