import { UsageError } from '../../base/errors.js';
import { formatUtc, type Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { date } from '../../views/text.js';
import { changing, participant, viewer } from '../kernel/access.js';
import { converted, rest } from '../kernel/arguments/arguments.js';
import { type Command, defineCommand } from '../kernel/command.js';
import { answer, confirm } from '../kernel/reply.js';
import { readPastMoment } from '../kernel/time/time-arguments.js';
import { applyChange } from './apply-change.js';

interface ProblemTime {
  name: 'started' | 'detected';
  aliases: readonly string[];
  time: 'started_at' | 'detected_at';
  summary: string;
  /** Completes "INC-42 ". */
  said: string;
  unknown: string;
}

/** A command that shows or corrects one of the two times before an incident was declared. */
function problemTime({ name, aliases, time, summary, said, unknown }: ProblemTime): Command {
  return defineCommand({
    name,
    aliases,
    group: 'Run an incident',
    usage: `${name} [time]`,
    summary,
    forViewers: { usage: `${name} [id]`, summary: summary.replace('show or correct', 'show') },
    examples: [`/incident ${name}`, `/incident ${name} 13:40`, `/incident ${name} INC-42 yesterday 22:10`],
    target: 'incident',
    access: ({ args: { moment } }) => (moment ? changing(participant('correct the times of')) : viewer),
    arguments: {
      moment: converted(rest(), (text, context) => (text === '' ? undefined : readPastMoment(text, context))),
    },
    async run(deps, { invocation, incident, args: { moment } }) {
      const id = shortId(incident.incident_id);
      if (!moment) return answer(notice(incident[time] ? `${id} ${said} ${date(incident[time])}.` : unknown));
      const to = moment.value;
      if (to > invocation.at)
        throw new UsageError('That time is in the future. Use a past one, as in `/incident started 14:05`.');
      const { outcome } = await applyChange(deps, invocation, {
        incident,
        decide: (before) => decide(before, time, to),
      });
      const message = notice(`${id} ${said} ${date(to)}.${moment.zoneNote}`);
      return outcome === 'unchanged' ? answer(message) : confirm(invocation, incident, message);
    },
  });
}

function decide(before: Incident, time: ProblemTime['time'], to: Timestamp) {
  const from = before[time];
  if (from === to) return undefined;
  const started_at = time === 'started_at' ? to : before.started_at;
  const detected_at = time === 'detected_at' ? to : before.detected_at;
  if (started_at !== undefined && detected_at !== undefined && started_at > detected_at) {
    throw new UsageError(outOfOrder(before, { time, started_at, detected_at }));
  }
  return {
    set: { [time]: to },
    type: 'TIMES_CHANGED' as const,
    description: `${time === 'started_at' ? 'Began' : 'Detected'} at ${formatUtc(to)} UTC`,
    detail: { time, to, ...(from !== undefined && { from }) },
  };
}

/** What's impossible, and the command for correcting the other time. */
function outOfOrder(
  { incident_id }: Incident,
  { time, ...at }: Pick<ProblemTime, 'time'> & { started_at: Timestamp; detected_at: Timestamp },
): string {
  const id = shortId(incident_id);
  const [began, noticed] = [date(at.started_at), date(at.detected_at)];
  return time === 'started_at'
    ? `${id} was detected ${noticed}, so it can't have begun ${began}. If that's wrong, run \`/incident detected 14:10\` first.`
    : `${id} began ${began}, so it can't have been detected ${noticed}. If that's wrong, run \`/incident started 13:40\` first.`;
}

export const started = problemTime({
  name: 'started',
  aliases: ['began'],
  time: 'started_at',
  summary: 'show or correct when the problem began; the time to detect starts there',
  said: 'began',
  unknown: 'Nobody has said when the problem began. To record it, run `/incident started 13:40`.',
});

export const detected = problemTime({
  name: 'detected',
  aliases: [],
  time: 'detected_at',
  summary: 'show or correct when the problem was noticed',
  said: 'was detected',
  unknown: 'It counts as detected when it was declared. To correct that, run `/incident detected 13:55`.',
});
