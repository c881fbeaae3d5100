import * as z from 'zod';
import { type DefinedJob, defineJob } from '../../jobs/define-job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { lead } from '../kernel/access.js';
import { type Command, defineCommand } from '../kernel/command.js';
import { NOTHING } from '../kernel/reply.js';

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
      await deps.cached.forget(incident_id, ['CLOSED']);
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
      await deps.show.tell(to, notice(text), [incident_id]);
    },
  });
}

interface ArchiveCommand {
  name: 'archive' | 'restore';
  summary: string;
  job: DefinedJob<typeof payload>;
}

/** `/incident archive` and `/incident restore`, which only start a job. */
export function defineArchiveCommand({ name, summary, job }: ArchiveCommand): Command {
  return defineCommand({
    name,
    aliases: [],
    group: 'Look back',
    usage: `${name} [id]`,
    summary,
    examples: [`/incident ${name}`, `/incident ${name} 42`],
    target: 'incident',
    access: lead(name),
    async run(deps, { invocation, incident: { incident_id } }) {
      const { userId: user_id, channelId: channel_id } = invocation;
      await job.open(deps, invocation, { incident_id, user_id, channel_id });
      return NOTHING;
    },
  });
}
