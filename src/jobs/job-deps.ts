import type { ArchiveDeps } from '../archive/archive-deps.js';
import type { ArchiveOutcome } from '../archive/archive-incident.js';
import type { CachedReads } from '../data/store/cached-reads.js';
import type { Store } from '../data/store/store.js';
import type { Clock } from '../ports/clock.js';
import type { Contents } from '../ports/contents.js';
import type { Logger } from '../ports/logger.js';
import type { Outward } from '../ports/outward.js';
import type { Queue } from '../ports/queue.js';
import type { Secrets } from '../ports/secrets.js';
import type { Settings } from '../ports/settings.js';
import type { Slack } from '../ports/slack.js';
import type { Summarizer } from '../ports/summarizer.js';
import type { Show } from './show/create-show.js';

/** The parts for which a worker gives its jobs `show` instead. */
type Showing =
  | 'post'
  | 'findPost'
  | 'update'
  | 'postEphemeral'
  | 'postDirect'
  | 'respond'
  | 'upload'
  | 'publishHome'
  | 'invite';

/** Slack without the methods by which people see something or get into a channel. */
export type QuietSlack = Omit<Slack, Showing>;

/** A worker's parts. */
export type WorkerDeps = Omit<JobDeps, 'slack' | 'show'> & { slack: Slack };

/** What jobs may use: everything, because nobody is waiting for them. */
export interface JobDeps {
  archive: ArchiveDeps;
  /** Moves a closed incident out of the table now; runs in the function that may delete. Throws UpstreamError. */
  archiveNow(incidentId: string): Promise<ArchiveOutcome>;
  cached: CachedReads;
  clock: Clock;
  contents: Contents;
  logger: Logger;
  outward: Outward;
  queue: Queue;
  secrets: Secrets;
  settings: Settings;
  show: Show;
  slack: QuietSlack;
  store: Store;
  summarizer: Summarizer;
}
