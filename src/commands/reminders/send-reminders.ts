import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import { dueRules, type ReminderRule, waitOf } from '../../incidents/reminder-rules.js';
import type { Deps } from '../../ports/deps.js';
import { reminder } from './reminder-job.js';

const NOTHING_SENT = { sent: {}, snoozed: {}, stopped: [] };

/**
 * Sends what is due, from a schedule. Two at once send nothing twice, and what was missed meanwhile comes once. One
 * incident's failure keeps no other from its reminder.
 */
export async function sendReminders(deps: Deps): Promise<{ reminders: number }> {
  const now = deps.clock.now();
  let reminders = 0;
  for (const incident of await deps.store.unclosedIncidents()) {
    try {
      reminders += await remind(deps, incident, now);
    } catch (err) {
      deps.logger.warn({ incident_id: incident.incident_id, err }, 'no reminder could be sent');
    }
  }
  return { reminders };
}

async function remind(deps: Deps, incident: Incident, now: Timestamp): Promise<number> {
  const at = { now, times: deps.settings.reminders };
  // Most incidents need none, and of those nothing more is read.
  if (dueRules(incident, NOTHING_SENT, at).length === 0) return 0;
  let state = await deps.store.getReminders(incident.incident_id);
  let sent = 0;
  for (const rule of dueRules(incident, state, at)) {
    const after = { ...state, sent: { ...state.sent, [rule]: now } };
    const request = requestOf(incident, rule, at);
    // Whoever was faster sends it.
    if (!(await deps.store.saveReminders(after, request))) break;
    await deps.queue.enqueue({ requestId: request.request_id, lane: incident.incident_id });
    state = { ...after, version: after.version + 1 };
    sent += 1;
  }
  return sent;
}

function requestOf(
  incident: Incident,
  rule: ReminderRule,
  { now, times }: { now: Timestamp; times: Deps['settings']['reminders'] },
) {
  const { incident_id } = incident;
  return {
    request_id: `reminder-${incident_id}-${rule}-${now}`,
    kind: reminder.kind,
    state: 'OPEN' as const,
    created_at: now,
    payload: { incident_id, rule, since: waitOf(rule, incident, times)?.since },
    steps: {},
    attempts: 0,
  };
}
