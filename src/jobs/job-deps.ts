import type { ArchiveDeps } from '../archive/archive-deps.js';
import type { ArchiveOutcome } from '../archive/archive-incident.js';
import type { CachedReads } from '../data/store/cached-reads.js';
import type { Store } from '../data/store/store.js';
import type { Clock } from '../ports/clock.js';
import type { Contents } from '../ports/contents.js';
import type { Logger } from '../ports/logger.js';
import type { Queue } from '../ports/queue.js';
import type { Settings } from '../ports/settings.js';
import type { Slack } from '../ports/slack.js';
import type { Summarizer } from '../ports/summarizer.js';

/** What jobs may use: everything, for nobody waits for them. */
export interface JobDeps {
  archive: ArchiveDeps;
  /** Moves a closed incident out of the table now; run by the function that may delete. Throws UpstreamError. */
  archiveNow(incidentId: string): Promise<ArchiveOutcome>;
  cached: CachedReads;
  clock: Clock;
  contents: Contents;
  logger: Logger;
  queue: Queue;
  settings: Settings;
  slack: Slack;
  store: Store;
  summarizer: Summarizer;
}
