import * as z from 'zod';
import { RULES, waitOf } from '../../incidents/reminder-rules.js';
import type { Job } from '../../jobs/job.js';
import { buildReminder } from './reminder.js';

const payload = z.object({ incident_id: z.string(), rule: z.enum(RULES), since: z.string() });

/** Posts a reminder into the incident's channel, unless what it is about was done meanwhile. */
export const reminder: Job = {
  kind: 'reminder',
  async run({ store, slack, settings }, { request, step }) {
    const { incident_id, rule, since } = payload.parse(request.payload);
    const incident = await store.getIncident(incident_id);
    if (incident?.channel_id === undefined || incident.archive_key !== undefined) return;
    if (waitOf(rule, incident, settings.reminders)?.since !== since) return;
    const { channel_id } = incident;
    const tasks = rule === 'close' ? await store.tasksOf(incident_id) : [];
    const message = buildReminder({ rule, incident, since, now: request.created_at, tasks });
    await step('post', (mayExist) =>
      slack.post(channel_id, message, { key: request.request_id, since: request.created_at, mayExist }),
    );
  },
};
