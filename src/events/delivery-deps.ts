import type { Store } from '../data/store/store.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { Settings } from '../ports/settings.js';
import type { SendDeps } from './send-event.js';

type OutboxStore = Pick<
  Store,
  'clearQueued' | 'getSink' | 'markSent' | 'moveToLate' | 'putSink' | 'queuedRefs' | 'readQueued'
>;

/** What a delivery needs. */
export interface DeliveryDeps extends SendDeps {
  clock: Clock;
  logger: Logger;
  settings: Pick<Settings, 'process'>;
  store: OutboxStore;
}
