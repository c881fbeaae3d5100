import { resolve } from 'node:path';
import { AegisError } from '../../base/errors.js';

const DAMAGED = /not a valid SQLite database|malformed|file is not a database/i;
const UNREADABLE = /unable to open database file|readonly|permission/i;

/** What to do if the engine doesn't start, for an operator who has never heard of it. */
export function describeEngineFailure(error: unknown, file: string | undefined): unknown {
  if (!(error instanceof Error) || file === undefined) return error;
  const path = resolve(file);
  if (DAMAGED.test(error.message)) {
    return new AegisError(
      'damaged_table',
      `${path} is damaged or isn't an Aegis table. Nothing in it was changed. Restore a copy of it, or move it away to start with an empty table; archives and files next to it stay.`,
      { cause: error },
    );
  }
  if (!UNREADABLE.test(error.message)) return error;
  return new AegisError(
    'unreadable_table',
    `${path} can't be opened by this user. Nothing was changed. Give the user read and write access to it and its folder.`,
    { cause: error },
  );
}
