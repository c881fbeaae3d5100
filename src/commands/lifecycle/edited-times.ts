import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import { FieldError, readField } from '../kernel/forms/form.js';
import type { Invocation } from '../kernel/invocation.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { formatLocal } from '../kernel/time/local-clock.js';
import { readPastMoment } from '../kernel/time/time-arguments.js';
import { toKnownZone } from '../kernel/time/time-zone.js';
import { EDIT_FIELDS } from './edit-modal.js';

/** When a problem began and when it was noticed; undefined if nobody has said so. */
export interface ProblemTimes {
  started_at: Timestamp | undefined;
  detected_at: Timestamp | undefined;
}

interface SubmittedTimes {
  incident: Incident;
  invocation: Invocation;
  field(block: string): string;
  has(block: string): boolean;
}

/** The two times as someone left them in the form. Throws FieldError for an impossible one. */
export async function readEditedTimes(deps: RequestDeps, submitted: SubmittedTimes): Promise<ProblemTimes> {
  const { incident, has } = submitted;
  const read = async (block: string, before: Timestamp | undefined) =>
    !has(block)
      ? before
      : readField(block, () => readTime(deps, submitted, { text: submitted.field(block), before }));
  const started_at = await read(EDIT_FIELDS.started, incident.started_at);
  const detected_at = await read(EDIT_FIELDS.detected, incident.detected_at);
  if (started_at !== undefined && detected_at !== undefined && detected_at < started_at) {
    throw new FieldError(
      EDIT_FIELDS.detected,
      "That's before it began. Correct one of the two times, or leave this one empty.",
    );
  }
  return { started_at, detected_at };
}

/** A time that wasn't edited keeps its seconds, which the form doesn't show. */
async function readTime(
  deps: RequestDeps,
  { invocation }: SubmittedTimes,
  { text, before }: { text: string; before: Timestamp | undefined },
): Promise<Timestamp | undefined> {
  if (text === '') return undefined;
  if (before !== undefined && text === formatLocal(before, (await zoneOf(deps, invocation)) ?? 'UTC'))
    return before;
  const { value } = await readPastMoment(text, { deps, invocation });
  if (value <= invocation.at) return value;
  throw new UsageError("That's in the future. Write a past time, such as `14:05` or `yesterday 22:10`.");
}

/** A person's time zone, if Slack has one. */
export async function zoneOf(
  { slack }: Pick<RequestDeps, 'slack'>,
  { userId }: Pick<Invocation, 'userId'>,
): Promise<string | undefined> {
  return toKnownZone((await slack.user(userId)).timeZone);
}

/** An event's detail for changed times; an empty value means removed. */
export function timeChanges(before: Incident, after: ProblemTimes): Record<string, string> {
  const names = ['started_at', 'detected_at'] as const;
  const changed = names.filter((name) => before[name] !== after[name]);
  return Object.fromEntries(
    changed.flatMap((name) => [
      [name, after[name] ?? ''],
      [`from_${name}`, before[name] ?? ''],
    ]),
  );
}
