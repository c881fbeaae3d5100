import { NotFoundError } from '../../base/errors.js';
import type { Script } from '../../drills/script.js';
import { parseTranscript, type Transcript } from '../../drills/transcript-file.js';
import type { Drill } from '../../incidents/records/drill.js';
import type { JobDeps } from '../../jobs/job-deps.js';

/** The script of a running drill. Throws NotFoundError when its transcript is gone. */
export async function loadScript(deps: Pick<JobDeps, 'contents'>, drill: Drill): Promise<Script> {
  const { readScript } = await import('../../drills/script.js');
  return readScript(await loadTranscript(deps, drill), drill.role);
}

async function loadTranscript(
  { contents }: Pick<JobDeps, 'contents'>,
  { name, content_ref }: Drill,
): Promise<Transcript> {
  const kept = content_ref === undefined ? undefined : await contents.read(content_ref);
  if (kept !== undefined) return parseTranscript(kept);
  if (name === undefined) throw new NotFoundError("The drill's transcript is gone.");
  const { readDrill } = await import('../../drills/library.js');
  return readDrill(name);
}
