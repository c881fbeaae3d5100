import * as z from 'zod';
import { RULES, waitOf } from '../../incidents/reminder-rules.js';
import { defineJob } from '../../jobs/define-job.js';
import { withPeoplePresent } from '../kernel/people-present.js';
import { buildReminder } from './reminder.js';

/** Posts a reminder in the incident channel, unless someone did what it asks for in the meantime. */
export const postReminder = defineJob({
  kind: 'reminder',
  payload: z.object({
    incident_id: z.string(),
    rule: z.enum(RULES),
    /** Since when the reminder's rule has been waiting. */
    since: z.string(),
  }),
  lane: ({ incident_id }) => incident_id,
  async run({ slack, store, settings }, { payload: { incident_id, rule, since }, request, postOnce }) {
    const incident = await store.getIncident(incident_id);
    const channelId = incident?.channel_id;
    if (!incident || channelId === undefined || incident.archive_key !== undefined) return;
    if (waitOf(rule, incident, settings.reminders)?.since !== since) return;
    const tasks = rule === 'close' ? await store.tasksOf(incident_id) : [];
    const present = await withPeoplePresent({ slack }, incident);
    const message = buildReminder({ rule, incident: present, since, now: request.created_at, tasks });
    await postOnce({ channelId, about: [incident_id], message });
  },
});
