import type { Claim } from '../../../incidents/records/incident-summary.js';
import type { Deps } from '../../../ports/deps.js';
import { buildPartialSummary, buildSummaryProgress } from './summary-view.js';

/** Slack takes some fifty changes of messages a minute from an app. */
const EVERY_MS = 1_500;

interface Place {
  incident_id: string;
  channel_id: string;
  ts: string;
}

export interface Progress {
  /** How much is being read. */
  begin(items: number): Promise<void>;
  /** What is written so far. Never waits, and leaves out what comes too fast. */
  show(claims: readonly Claim[]): void;
  /** Resolves once nothing of it is under way: what is written next stands. */
  end(): Promise<void>;
}

/** Brings one message up to date while a summary is made. What Slack refuses is left out: the summary will replace it. */
export function showProgress({ slack, logger }: Pick<Deps, 'slack' | 'logger'>, place: Place): Progress {
  const { incident_id, channel_id, ts } = place;
  let last = 0;
  let shown = 0;
  let ended = false;
  let running = Promise.resolve();
  const update = (message: ReturnType<typeof buildSummaryProgress>) =>
    slack.update(channel_id, ts, message).catch((error: unknown) => {
      logger.debug({ incident_id, err: error }, 'progress could not be shown');
    });
  return {
    begin: (items) => update(buildSummaryProgress(incident_id, items)),
    show(claims) {
      const now = performance.now();
      if (ended || claims.length <= shown || now - last < EVERY_MS) return;
      last = now;
      shown = claims.length;
      running = running.then(() => update(buildPartialSummary(incident_id, claims)));
    },
    async end() {
      ended = true;
      await running;
    },
  };
}
