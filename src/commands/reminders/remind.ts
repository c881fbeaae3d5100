import { StaleReadError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { Reminders } from '../../incidents/records/reminder-state.js';
import { type ReminderRule, RULES } from '../../incidents/reminder-rules.js';
import { changing, participant, viewer } from '../kernel/access.js';
import { bareWord } from '../kernel/arguments/argument-reader.js';
import { choice, flag, word } from '../kernel/arguments/arguments.js';
import { defineCommand } from '../kernel/command.js';
import { buildDoneRequest, type Invocation } from '../kernel/invocation.js';
import { answer } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { buildReminderStates } from './reminder-states.js';
import { snoozeUntil } from './snooze-until.js';

const VERBS = new Map<string, Change['verb']>([
  ['snooze', 'snooze'],
  ['stop', 'stop'],
  ['off', 'stop'],
  ['start', 'start'],
  ['on', 'start'],
]);

export const remind = defineCommand({
  name: 'remind',
  aliases: ['reminders'],
  group: 'Work together',
  usage: 'remind [snooze 30m | stop | start] [update | commander | close]',
  summary: 'show, snooze or stop the reminders of an incident',
  forViewers: { usage: 'remind [id]', summary: 'show the reminders of an incident' },
  examples: [
    '/incident remind',
    '/incident remind snooze 2h',
    '/incident remind stop update',
    '/incident remind 42',
  ],
  target: 'incident',
  access: ({ args: { verb } }) => (verb ? changing(participant('change the reminders of')) : viewer),
  arguments: {
    verb: word((typed) => VERBS.get(bareWord(typed).toLowerCase()), 'first'),
    rule: choice(RULES),
    // Without a rule, it applies to all of them anyway.
    all: flag('all', 'everything', 'reminders'),
    until: snoozeUntil,
  },
  async run(deps, { invocation, incident, args: { verb, until, rule } }) {
    const { incident_id } = incident;
    const { at: now } = invocation;
    const before = await deps.store.getReminders(incident_id);
    const states = (reminders: Reminders) =>
      answer(buildReminderStates({ incident, reminders }, { now, times: deps.settings.reminders }));
    if (!verb) return states(before);
    const after = change(before, { verb, rules: rule ? [rule] : RULES, until });
    return states((await save(deps, invocation, after)) ? after : before);
  },
});

interface Change {
  verb: 'snooze' | 'stop' | 'start';
  rules: readonly ReminderRule[];
  until: Timestamp;
}

/** Each verb also ends the effect of the other two for its rules. */
function change(before: Reminders, { verb, rules, until }: Change): Reminders {
  const isOther = (name: string) => !rules.some((rule) => rule === name);
  const otherSnoozes = Object.entries(before.snoozed).filter(([name]) => isOther(name));
  const snoozes = verb === 'snooze' ? rules.map((rule) => [rule, until] as const) : [];
  const stopped = before.stopped.filter(isOther);
  return {
    ...before,
    snoozed: Object.fromEntries([...otherSnoozes, ...snoozes]),
    stopped: verb === 'stop' ? [...stopped, ...rules] : stopped,
  };
}

/** False for a redelivery. Throws StaleReadError when someone else was faster; the runner then reads again. */
async function save(
  { store }: Pick<RequestDeps, 'store'>,
  invocation: Invocation,
  after: Reminders,
): Promise<boolean> {
  if (await store.saveReminders(after, buildDoneRequest(invocation, 'remind'))) return true;
  if (await store.getRequest(invocation.requestId)) return false;
  throw new StaleReadError('Someone else changed the reminders just now. Try again.');
}
