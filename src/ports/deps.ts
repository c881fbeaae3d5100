import type { ArchiveDeps } from '../archive/archive-deps.js';
import type { ArchiveOutcome } from '../archive/archive-incident.js';
import type { CachedReads } from '../data/store/cached-reads.js';
import type { Store } from '../data/store/store.js';
import type { Summarizer } from '../summaries/summarizer.js';

import type { Clock } from './clock.js';
import type { Contents } from './contents.js';
import type { Logger } from './logger.js';
import type { Queue } from './queue.js';
import type { Settings } from './settings.js';
import type { InteractiveSlack, Slack } from './slack.js';

export interface Deps {
  archive: ArchiveDeps;
  /** Moves a closed incident out of the table now; done by whoever may delete. Throws UpstreamError. */
  archiveNow(incidentId: string): Promise<ArchiveOutcome>;
  cached: CachedReads;
  clock: Clock;
  contents: Contents;
  logger: Logger;
  queue: Queue;
  settings: Settings;
  slack: Slack & InteractiveSlack;
  store: Store;
  summarizer: Summarizer;
}
