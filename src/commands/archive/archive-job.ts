import * as z from 'zod';
import { type DefinedJob, defineJob } from '../../jobs/define-job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import type { Invocation } from '../kernel/invocation.js';
import { NOTHING, type Reply } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';

const payload = z.object({ incident_id: z.string(), user_id: z.string(), channel_id: z.string().optional() });

interface ArchiveJob {
  kind: 'archive' | 'restore';
  /** Resolves to the message for the person who ran it. */
  work(deps: JobDeps, incidentId: string): Promise<string>;
}

/** Moving an incident out of the table or back takes a while; the person is notified when it's done. */
export function defineArchiveJob({ kind, work }: ArchiveJob): DefinedJob<typeof payload> {
  return defineJob({
    kind,
    payload,
    lane: ({ incident_id }) => incident_id,
    async run(deps, { payload: { incident_id, user_id, channel_id }, step, postEphemeralOnce }) {
      const outcome = await step('work', () => work(deps, incident_id));
      await deps.cached.forget(incident_id);
      await postEphemeralOnce({
        channelId: channel_id,
        userId: user_id,
        about: [incident_id],
        message: notice(outcome),
      });
    },
    async onFailure(deps, { payload: { incident_id, user_id, channel_id }, request, reason }) {
      const done = 'work' in request.steps;
      const text = `${shortId(incident_id)} is ${done ? `${kind}d` : 'unchanged'}, and nothing is lost. ${reason}`;
      const to = { channelId: channel_id, userId: user_id };
      await deps.show.notify(to, notice(text), [incident_id]);
    },
  });
}

/** Starts the job for the person who asked. */
export async function openArchiveJob(
  deps: RequestDeps,
  invocation: Invocation,
  { job, incident_id }: { job: DefinedJob<typeof payload>; incident_id: string },
): Promise<Reply> {
  const { userId: user_id, channelId: channel_id } = invocation;
  await job.open(deps, invocation, { incident_id, user_id, channel_id });
  return NOTHING;
}
