import * as z from 'zod';
import { defineJob } from '../../jobs/define-job.js';
import { withPeoplePresent } from '../kernel/people-present.js';
import { findAddition, placesOf } from './task-places.js';
import { buildTaskReminder } from './task-reminder.js';

/** Reminds a task's owner in the incident channel, unless it's already done or no longer due. */
export const remindOfTask = defineJob({
  kind: 'task-reminder',
  payload: z.object({ incident_id: z.string(), number: z.number().int(), due: z.string() }),
  lane: ({ incident_id }) => incident_id,
  async run({ slack, store }, { payload: { incident_id, number, due }, postOnce }) {
    const incident = await store.getIncident(incident_id);
    const channelId = incident?.channel_id;
    if (!incident || channelId === undefined || incident.archive_key !== undefined) return;
    const task = (await store.tasksOf(incident_id)).find((one) => one.number === number);
    if (task?.state !== 'open' || task.due !== due) return;
    const present = await withPeoplePresent({ slack }, incident);
    const isThere = task.owner === undefined || (await slack.members(channelId)).has(task.owner);
    const message = buildTaskReminder(present, isThere ? task : { ...task, owner: undefined });
    const post = await postOnce({ channelId, about: [incident_id], message });
    // From now on, the reminder shows changes of the task, too.
    const addition = await findAddition({ store }, task);
    if (addition)
      await store.recordPost(
        addition,
        post,
        placesOf(addition, channelId).filter(({ ts }) => ts !== post.ts),
      );
  },
});
