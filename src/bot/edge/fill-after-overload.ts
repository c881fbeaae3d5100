import { gapRun } from '../../capture/channels/channel-jobs.js';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';

/** By then a burst is over, and Slack's first redelivery has been refused or stored. */
const CALM_MS = 10_000;

/**
 * Remembers the channels whose events were refused, and compares their records with Slack once the load has dropped:
 * Slack redelivers an event at most three times. Retries until that's scheduled.
 */
export function createFillAfterOverload(
  deps: Pick<RequestDeps, 'cached' | 'clock' | 'logger' | 'queue' | 'store'>,
) {
  const refused = new Set<string>();

  async function openRuns(): Promise<void> {
    const channels = [...refused];
    refused.clear();
    deps.logger.warn(
      { channels: channels.length },
      'refused events under overload; comparing their channels with Slack',
    );
    const outcomes = await Promise.allSettled(channels.map(openRun));
    outcomes.forEach(({ status }, n) => {
      if (status === 'rejected') note(channels[n] ?? '');
    });
  }

  async function openRun(channel: string): Promise<void> {
    const incident_id = await deps.cached.incidentOf(channel);
    if (incident_id === undefined) return;
    const at = deps.clock.now();
    await gapRun.open(deps, { requestId: `overload-${incident_id}-${at}`, at }, { incident_id });
  }

  function note(channel: string): void {
    if (refused.size === 0) setTimeout(() => void openRuns(), CALM_MS).unref();
    refused.add(channel);
  }
  return note;
}
