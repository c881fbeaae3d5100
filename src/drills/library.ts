import { NotFoundError } from '../base/errors.js';
import expiredCertificate from './library/expired-certificate.json' with { type: 'json' };
import fullDisk from './library/full-disk.json' with { type: 'json' };
import missingPoints from './library/missing-points.json' with { type: 'json' };
import { readTranscript, type Transcript } from './transcript-file.js';

/** The drills that come with Aegis, the shortest first. */
const LIBRARY: ReadonlyMap<string, readonly unknown[]> = new Map<string, readonly unknown[]>([
  ['expired-certificate', expiredCertificate],
  ['full-disk', fullDisk],
  ['missing-points', missingPoints],
]);

export const DRILL_NAMES: readonly string[] = [...LIBRARY.keys()];

/** The transcript of a drill that comes with Aegis. Throws NotFoundError. */
export function readDrill(name: string): Transcript {
  const lines = LIBRARY.get(name);
  if (!lines)
    throw new NotFoundError(`There's no drill \`${name}\`. To see the drills, run \`/incident drill\`.`);
  return readTranscript(lines);
}
