import { AegisError } from '../base/errors.js';

/** An archived object is not as it was written, or is gone. Nothing is deleted on account of it. */
export class DamagedArchiveError extends AegisError {
  constructor(key: string, problem: string) {
    super(
      'damaged_archive',
      `The archive ${key} is damaged: ${problem}. Nothing was deleted. Bring back an earlier version of the object.`,
    );
  }
}
