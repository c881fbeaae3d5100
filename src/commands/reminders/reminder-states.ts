import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Reminders } from '../../incidents/records/reminder-state.js';
import { type ReminderRule, type ReminderTimes, RULES, ruleState } from '../../incidents/reminder-rules.js';
import { type Message, notice } from '../../views/blocks.js';
import { shortId, statusWord } from '../../views/labels.js';
import { date, label, user } from '../../views/text.js';

interface Reminding {
  incident: Incident;
  reminders: Pick<Reminders, 'sent' | 'snoozed' | 'stopped'>;
}

interface At {
  now: Timestamp;
  times: ReminderTimes;
}

/** Each rule with its purpose and current state. */
export function buildReminderStates(reminding: Reminding, at: At): Message {
  const lines = RULES.map((rule) => `•  \`${rule}\`  ${PURPOSES[rule]}: ${stateText(rule, reminding, at)}`);
  return notice([`*Reminders of ${shortId(reminding.incident.incident_id)}*`, ...lines].join('\n'));
}

const PURPOSES: Record<ReminderRule, string> = {
  update: 'when stakeholders have had no update',
  commander: 'while there is no commander',
  close: 'when resolved but not closed',
};

function stateText(rule: ReminderRule, reminding: Reminding, at: At): string {
  const { severity, status, roles } = reminding.incident;
  const state = ruleState(rule, reminding, at);
  switch (state.kind) {
    case 'stopped':
      return 'stopped';
    case 'snoozed':
      return `snoozed until ${date(state.until)}`;
    case 'on':
      return state.next === undefined
        ? "not sent, because the incident's time can't be read"
        : on(state.next);
    case 'idle':
      break;
  }
  switch (state.because) {
    case 'has-commander':
      return `not needed, the commander is ${user(roles.commander ?? '')}`;
    case 'no-time':
      return rule === 'update' ? `off for ${label(severity)}` : 'off';
    case 'not-active':
    case 'not-resolved':
      return `not needed, the status is ${label(statusWord(status))}`;
  }
}

function on(next: Timestamp): string {
  return `on, due ${date(next)}`;
}
