import * as z from 'zod';
import { fromSlackTs } from '../base/timestamp.js';
import { isDrill } from '../incidents/drill-id.js';
import { declareJob } from '../jobs/define-job.js';
import type { CaptureDeps } from './capture-deps.js';
import type { CapturedEvent } from './captured-event.js';

/** Someone posted in a drill, and the played people may answer. Implemented by the commands. */
export const learnerSpoke = declareJob({
  kind: 'drill-answer',
  payload: z.object({
    incident_id: z.string(),
    channel_id: z.string(),
    /** Slack `ts` of the message to answer, and of its thread. */
    ts: z.string(),
    thread_ts: z.string().optional(),
    /** The text to answer if it isn't a message: the text of a task. */
    text: z.string().optional(),
  }),
  lane: ({ incident_id }) => `${incident_id}-answers`,
});

/** Opens one job for each new message of a person in a drill's channel. */
export async function openLearnerSpoke(
  deps: Pick<CaptureDeps, 'queue' | 'store'>,
  incident_id: string,
  event: CapturedEvent,
): Promise<void> {
  if (!isDrill(incident_id) || event.type !== 'message') return;
  const { subtype, user, bot_id, channel, ts, thread_ts } = event;
  const at = fromSlackTs(ts);
  if (subtype !== undefined || user === undefined || bot_id !== undefined || at === undefined) return;
  const payload = { incident_id, channel_id: channel, ts, ...(thread_ts !== undefined && { thread_ts }) };
  await learnerSpoke.open(deps, { requestId: `${learnerSpoke.kind}-${incident_id}-${ts}`, at }, payload);
}
