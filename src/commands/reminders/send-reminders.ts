import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import { dueRules, type ReminderRule, waitOf } from '../../incidents/reminder-rules.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { postReminder } from './post-reminder.js';

const NOTHING_SENT = { sent: {}, snoozed: {}, stopped: [] };

type SendDeps = Pick<JobDeps, 'clock' | 'logger' | 'queue' | 'settings' | 'store'>;

/**
 * Sends the reminders that are due, on a schedule. Two runs at the same time send none twice, and a failure for one
 * incident doesn't affect the others.
 */
export async function sendReminders(deps: SendDeps): Promise<{ reminders: number }> {
  const now = deps.clock.now();
  let reminders = 0;
  for (const incident of await deps.store.unclosedIncidents()) {
    try {
      reminders += await sendDue(deps, incident, now);
    } catch (err) {
      deps.logger.warn({ incident_id: incident.incident_id, err }, 'reminders of an incident not sent');
    }
  }
  return { reminders };
}

/** The number of reminders sent. */
async function sendDue(deps: SendDeps, incident: Incident, now: Timestamp): Promise<number> {
  const { incident_id } = incident;
  const at = { now, times: deps.settings.reminders };
  // Most incidents have nothing due, so their reminders aren't even read.
  if (dueRules(incident, NOTHING_SENT, at).length === 0) return 0;
  let state = await deps.store.getReminders(incident_id);
  let sent = 0;
  for (const rule of dueRules(incident, state, at)) {
    const after = { ...state, sent: { ...state.sent, [rule]: now } };
    const origin = { requestId: requestIdOf(incident, rule, now), at: now };
    const since = waitOf(rule, incident, at.times)?.since ?? now;
    const payload = { incident_id, rule, since };
    // Another run was faster and sends it.
    if (!(await deps.store.saveReminders(after, postReminder.buildRequest(origin, payload)))) break;
    await postReminder.start(deps, origin, payload);
    state = { ...after, version: after.version + 1 };
    sent += 1;
  }
  return sent;
}

function requestIdOf({ incident_id }: Incident, rule: ReminderRule, now: Timestamp): string {
  return `reminder-${incident_id}-${rule}-${now}`;
}
