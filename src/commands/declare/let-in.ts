import type { Incident } from '../../incidents/records/incident.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { channel } from '../../views/text.js';
import { attemptAndSay } from '../card/attempt-and-say.js';

interface Declared {
  incident: Incident;
  channelId: string;
  /** Who declared it, and where. */
  to: { channelId: string; userId: string | undefined };
}

/** Adds the person who declares to the channel. Resolves to why Slack refused that. */
export async function letIn(
  deps: Pick<JobDeps, 'show'>,
  run: Pick<JobRun, 'attempt' | 'step'>,
  { incident: { incident_id: incidentId }, channelId, to }: Declared,
): Promise<string[]> {
  const { userId } = to;
  if (userId === undefined) return [];
  return attemptAndSay(deps, run, {
    step: 'invite',
    incidentId,
    // Outside of a private channel, they may not see what's in it, but that they're outside.
    about: [],
    to,
    missing: () => `Slack didn't let me add you to ${channel(channelId)}.`,
    act: () => run.step('invite', () => deps.show.openTo(channelId, userId)),
  });
}
