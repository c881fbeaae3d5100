import type { Store } from '../data/store/store.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { Queue } from '../ports/queue.js';
import type { Secrets } from '../ports/secrets.js';
import type { Settings } from '../ports/settings.js';
import type { FetchText } from './authentication/sns-sender.js';

/** What accepting alerts needs; jobs handle them. */
export interface AlertDeps {
  clock: Clock;
  logger: Logger;
  queue: Queue;
  secrets: Secrets;
  settings: Settings;
  store: Store;
  fetchText: FetchText;
  /** The generations that this process last saw, by lane; they may have ended. */
  generations: Pick<Map<string, number>, 'get'> & { set(lane: string, generation: number): unknown };
}
