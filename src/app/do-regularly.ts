import { sweepArchive } from '../archive/sweep-archive.js';
import { sweepContents } from '../archive/sweep-contents.js';
import { DAY_MS, MINUTE_MS, WEEK_MS } from '../base/durations.js';
import { fillAllGaps } from '../capture/fill-gaps.js';
import { sendReminders } from '../commands/reminders/send-reminders.js';
import type { Deps } from '../ports/deps.js';

interface Work {
  everyMs: number;
  /** What it means when it fails, for the log. */
  failure: string;
  run(): Promise<unknown>;
}

/** What schedules do on AWS: each at once and then again and again, until the returned function is called. */
export function doRegularly(deps: Deps, options: { removesExpiredRows: boolean }): () => void {
  const timers = worksOf(deps, options).map(({ everyMs, failure, run }) => {
    const start = () => void run().catch((err: unknown) => deps.logger.warn({ err }, failure));
    start();
    return setInterval(start, everyMs);
  });
  return () => timers.forEach(clearInterval);
}

function worksOf(deps: Deps, options: { removesExpiredRows: boolean }): Work[] {
  const { archive } = deps;
  return [
    // Slack sends an event again for minutes only; what a longer downtime missed is looked for.
    { everyMs: 15 * MINUTE_MS, failure: 'active incidents could not be read', run: () => fillAllGaps(deps) },
    { everyMs: MINUTE_MS, failure: 'no reminders could be sent', run: () => sendReminders(deps) },
    // AWS removes expired rows by itself, an engine of one's own does not.
    { everyMs: DAY_MS, failure: 'nothing could be archived', run: () => sweepArchive(archive, options) },
    { everyMs: WEEK_MS, failure: 'unused texts could not be cleared', run: () => sweepContents(archive) },
  ];
}
