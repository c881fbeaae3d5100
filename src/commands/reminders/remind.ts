import { MINUTE_MS, parseDuration, WEEK_MS } from '../../base/durations.js';
import { ConflictError, UsageError } from '../../base/errors.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';
import type { Reminders } from '../../incidents/records/reminder-state.js';
import { type ReminderRule, RULES, waitOf } from '../../incidents/reminder-rules.js';
import type { Deps } from '../../ports/deps.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { date } from '../../views/text.js';
import { authorize } from '../kernel/authorize.js';
import { readIncident } from '../kernel/change.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { answer } from '../kernel/reply.js';
import { reminder } from './reminder-job.js';

const VERBS = ['snooze', 'stop', 'start'] as const;
const DEFAULT_SNOOZE_MS = 30 * MINUTE_MS;
const MOST_SNOOZE_MS = WEEK_MS;
/** Writers that meet take turns. */
const TURNS = 5;

export const remind: LegacyCommand = {
  name: 'remind',
  aliases: ['reminders'],
  group: 'Work together',
  usage: 'remind [snooze 30m | stop | start] [update | commander | close]',
  summary: 'show, snooze or stop the reminders of an incident',
  examples: [
    '/incident remind',
    '/incident remind snooze 2h',
    '/incident remind stop update',
    '/incident remind 42',
  ],
  about: 'incident',
  async run(deps, { ask, incidentId, words }) {
    const verb = words.takeFirst((word) => VERBS.find((one) => one === word.toLowerCase()));
    const millis = words.takeAny(parseDuration) ?? DEFAULT_SNOOZE_MS;
    const rule = words.takeAny((word) => RULES.find((one) => one === word.toLowerCase()));
    if (!words.isEmpty || millis > MOST_SNOOZE_MS) {
      throw new UsageError(
        '`/incident remind` takes `snooze 30m`, `stop` or `start`, up to 7 days, and `update`, `commander` or `close`.',
      );
    }
    const incident = await readIncident(deps, incidentId);
    if (verb) {
      await authorize(deps, ask, { permission: 'participant', what: 'change the reminders of', incident });
      const until = addMillis(ask.at, millis);
      await save(deps, incidentId, (before) => apply(before, { verb, rules: rule ? [rule] : RULES, until }));
    }
    const state = await deps.store.getReminders(incidentId);
    const times = deps.settings.reminders;
    const lines = RULES.map((one) =>
      line(one, state, { now: ask.at, isOn: waitOf(one, incident, times) !== undefined }),
    );
    return answer(notice([`*Reminders of ${shortId(incidentId)}*`, ...lines].join('\n')));
  },
  job: reminder,
};

interface Change {
  verb: (typeof VERBS)[number];
  rules: readonly ReminderRule[];
  until: Timestamp;
}

function apply(before: Reminders, { verb, rules, until }: Change): Reminders {
  const others = (names: readonly string[]) => names.filter((name) => !rules.some((rule) => rule === name));
  const awake = Object.fromEntries(
    others(Object.keys(before.snoozed)).map((name) => [name, before.snoozed[name] ?? '']),
  );
  const silent = verb === 'snooze' ? Object.fromEntries(rules.map((rule) => [rule, until])) : {};
  return {
    ...before,
    snoozed: { ...awake, ...silent },
    stopped: verb === 'stop' ? [...others(before.stopped), ...rules] : others(before.stopped),
  };
}

async function save(
  { store }: Pick<Deps, 'store'>,
  incidentId: string,
  alter: (before: Reminders) => Reminders,
): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    if (await store.saveReminders(alter(await store.getReminders(incidentId)))) return;
  }
  throw new ConflictError('Somebody else changed the reminders just now. Try again.');
}

const ABOUT: Record<ReminderRule, string> = {
  update: 'no update for those who wait',
  commander: 'nobody leads',
  close: 'resolved and not closed',
};

function line(
  rule: ReminderRule,
  state: Reminders,
  { now, isOn }: { now: Timestamp; isOn: boolean },
): string {
  const until = state.snoozed[rule] ?? '';
  const stands = until > now ? `snoozed until ${date(until)}` : isOn ? 'on' : 'nothing to remind of';
  return `•  \`${rule}\`  ${ABOUT[rule]}: ${state.stopped.includes(rule) ? 'stopped' : stands}`;
}
