import { epochMillis } from '../../../base/timestamp.js';
import type { Claim } from '../../../incidents/records/incident-summary.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import type { Message } from '../../../views/blocks.js';
import { buildPartialSummary, buildSummaryProgress } from './progress-view.js';

/** Slack accepts about fifty message updates a minute from an app. */
const UPDATE_EVERY_MS = 1_500;

interface Place {
  incident_id: string;
  channel_id: string;
  ts: string;
}

export interface SummaryProgress {
  /** Shows how many items are being read. */
  begin(items: number): Promise<void>;
  /** Shows the claims so far. Never waits, and skips updates that come too quickly. */
  show(claims: readonly Claim[]): void;
  /** Resolves once no update is under way, so that none can overwrite the summary. */
  end(): Promise<void>;
}

/** Updates one message while a summary is made. A refused update is skipped, since the summary will replace it. */
export function createSummaryProgress(
  { show, logger, clock }: Pick<JobDeps, 'show' | 'logger' | 'clock'>,
  { incident_id, channel_id, ts }: Place,
): SummaryProgress {
  let last = 0;
  let shown = 0;
  let ended = false;
  let running = Promise.resolve();
  const update = (message: Message) =>
    show.update({ channelId: channel_id, ts }, message, [incident_id]).catch((err: unknown) => {
      logger.debug({ incident_id, err }, "couldn't show the progress of a summary");
    });
  return {
    begin: (items) => update(buildSummaryProgress(incident_id, items)),
    show(claims) {
      const now = epochMillis(clock.now());
      if (ended || claims.length <= shown || now - last < UPDATE_EVERY_MS) return;
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
