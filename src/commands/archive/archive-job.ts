import * as z from 'zod';
import { UsageError } from '../../base/errors.js';
import type { Job } from '../../jobs/job.js';
import type { Deps } from '../../ports/deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { authorize } from '../kernel/authorize.js';
import { readIncident } from '../kernel/change.js';
import type { CommandInput } from '../kernel/legacy-command.js';
import { openJob } from '../kernel/open-job.js';
import { answer, type Reply } from '../kernel/reply.js';

const payload = z.object({ incident_id: z.string(), user_id: z.string(), channel_id: z.string() });

interface ArchiveJob {
  kind: 'archive' | 'restore';
  /** Returns what to tell whoever asked. */
  work: (deps: Deps, incidentId: string) => Promise<string>;
}

/** Moving an incident out of the table or back takes its time; whoever asked hears of it when it is done. */
export function archiveJob({ kind, work }: ArchiveJob): Job {
  return {
    kind,
    async run(deps, { request, step, attempt }) {
      const { incident_id, user_id, channel_id } = payload.parse(request.payload);
      const told = await step('work', () => work(deps, incident_id));
      await deps.cached.forget(incident_id, ['CLOSED']);
      await attempt('tell', () => deps.slack.postEphemeral(channel_id, user_id, notice(told)));
    },
    async onFailure(deps, request, reason) {
      const { incident_id, user_id, channel_id } = payload.parse(request.payload);
      const text = `${shortId(incident_id)} stays as it is, and nothing is lost. ${reason}`;
      await deps.slack.postEphemeral(channel_id, user_id, notice(text));
    },
  };
}

/** Writes the job down for somebody who may have it done. */
export async function openArchiveJob(
  deps: Deps,
  { ask, incidentId, words }: CommandInput,
  { kind, doing }: { kind: ArchiveJob['kind']; doing: string },
): Promise<Reply> {
  if (!words.isEmpty) throw new UsageError(`\`/incident ${kind}\` takes an incident id and nothing else.`);
  const incident = await readIncident(deps, incidentId);
  await authorize(deps, ask, { permission: 'lead', what: kind, incident });
  const { userId, channelId } = ask;
  if (channelId === undefined) throw new UsageError('Ask for it in a channel: the answer comes there.');
  await openJob(deps, ask, {
    kind,
    lane: incidentId,
    payload: { incident_id: incidentId, user_id: userId, channel_id: channelId },
  });
  return answer(notice(`${doing} ${shortId(incidentId)}…`));
}
