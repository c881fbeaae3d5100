import { ForbiddenError } from '../base/errors.js';
import type { ObjectStore } from '../ports/objects.js';

/** The same objects, read-only: nothing can be added or deleted. */
export function refuseObjectWrites({ get, list }: ObjectStore): ObjectStore {
  const refuse = async () => {
    throw new ForbiddenError('This process only reads the object store.');
  };
  return { get, list, putIfAbsent: refuse, delete: refuse };
}
