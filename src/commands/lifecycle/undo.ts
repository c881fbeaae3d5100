import { MINUTE_MS } from '../../base/durations.js';
import { ConflictError } from '../../base/errors.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';
import { eventKind } from '../../incidents/event-catalog.js';
import { type Incident, SEVERITIES, STATUSES } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { isActive, isOver, statusAttributes } from '../../incidents/transitions.js';
import { undoStatus } from '../../incidents/undo-event.js';
import { notice } from '../../views/blocks.js';
import { shortId, statusLabel, statusWord } from '../../views/labels.js';
import { label, user } from '../../views/text.js';
import { participant } from '../kernel/access.js';
import { bareWord } from '../kernel/arguments/argument-reader.js';
import { type Argument, keyed } from '../kernel/arguments/arguments.js';
import { readSeverity } from '../kernel/arguments/read-severity.js';
import { readStatus } from '../kernel/arguments/vocabulary.js';
import { defineCommand } from '../kernel/command.js';
import { confirm } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { applyChange, type WantedChange } from './apply-change.js';
import { UNDO_MS, VERSION_KEY } from './undo-button.js';

type Part = 'status' | 'severity';

const FILLER = /^(?:that|this|it|the|last|latest|previous|my|change|of|to|from|please|pls)$/i;
/** Maximum number of filler words to take: each takes a pass over all words. */
const FILLERS_MAX = 6;

/** `undo the last change`, `undo severity`, `undo resolve`. */
const namedPart: Argument<Part | undefined> = {
  take(reader) {
    const part = reader.takeAny(readPart);
    for (let n = 0; n < FILLERS_MAX; n += 1)
      reader.takeAny((typed) => FILLER.test(bareWord(typed)) || undefined);
    return part;
  },
};

function readPart(typed: string): Part | undefined {
  const word = bareWord(typed).toLowerCase();
  if (/^(?:severity|sev|priority)$/.test(word) || readSeverity(word)) return 'severity';
  const isStatus = /^(?:status|reopen|mitigating|resolving|closing)$/.test(word);
  return isStatus || readStatus(word) ? 'status' : undefined;
}

export const undo = defineCommand({
  name: 'undo',
  aliases: [],
  group: 'Run an incident',
  usage: 'undo [id]',
  summary: 'undo a change of status or severity, within ten minutes',
  examples: ['/incident undo', '/incident undo 42'],
  target: 'live-incident',
  access: participant('undo changes of'),
  arguments: { version: keyed(VERSION_KEY), part: namedPart },
  async run(deps, { invocation, incident: before, args: { version = String(before.version), part } }) {
    const { at } = invocation;
    const found = await findChange(deps, before, { version, at });
    const { incident } = await applyChange(deps, invocation, {
      incident: before,
      decide: (current) => decide(current, { ...found, version, at, part }),
    });
    const { status, severity, incident_id } = incident;
    const text = `Undone: ${shortId(incident_id)} is ${statusLabel(status)} and *${label(severity)}*.`;
    return confirm(invocation, incident, notice(text));
  },
});

interface Found {
  /** Undefined when more than a hundred events came since. */
  change: TimelineEvent | undefined;
  /** Oldest first; of more than a hundred, the newest. */
  earlier: readonly TimelineEvent[];
}

/** The change that made a version of the incident, and the events before it. */
async function findChange(
  { store }: Pick<RequestDeps, 'store'>,
  { incident_id, created_at }: Incident,
  { version, at }: { version: string; at: Timestamp },
): Promise<Found> {
  const recent = await store.eventsBetween(incident_id, { from: created_at, to: addMillis(at, MINUTE_MS) });
  const place = recent.findIndex(({ event_id }) => event_id === `v${version}`);
  return { change: recent[place], earlier: recent.slice(place + 1).reverse() };
}

interface Undoing extends Found {
  version: string;
  at: Timestamp;
  /** What the person named. */
  part: Part | undefined;
}

function decide(current: Incident, { change, earlier, version, at, part }: Undoing): WantedChange {
  const id = shortId(current.incident_id);
  const wanted = change && reverse(current, change, { earlier, at });
  const instead = insteadOf(current, change);
  if (String(current.version) !== version) {
    throw new ConflictError(`${id} has changed since then, so nothing was undone. ${instead}`);
  }
  // If two people undo the same change at the same time, the second undo would make it again.
  if (change?.detail?.undoes !== undefined) {
    const instead = again(change);
    throw new ConflictError(
      `The last change of ${id} was already undone${byWhom(change)}, so nothing was done. ${instead}`,
    );
  }
  if (!change || !wanted) throw new ConflictError(`The last change of ${id} can't be undone. ${instead}`);
  if (part !== undefined && part !== eventKind(change.type).part) {
    throw new ConflictError(
      `The last change of ${id} wasn't to its ${part}, so nothing was undone. To set it, run \`/incident ${part}\`.`,
    );
  }
  if (change.timestamp < addMillis(at, -UNDO_MS)) {
    throw new ConflictError(
      `That was more than ten minutes ago, and others may have acted on it since, so nothing was undone. ${instead}`,
    );
  }
  return wanted;
}

/** Undefined for a change that can't be reversed. */
function reverse(
  current: Incident,
  change: TimelineEvent,
  { earlier, at }: Pick<Undoing, 'at' | 'earlier'>,
): WantedChange | undefined {
  const { type, detail: { from, to } = {}, event_id } = change;
  if (from === undefined || to === undefined || from === to) return undefined;
  const detail = { from: to, to: from, undoes: event_id };
  const { part } = eventKind(type);
  const severity = SEVERITIES.find((one) => one === from);
  if (part === 'severity' && severity) {
    return { set: { severity }, type: 'SEVERITY_CHANGED', description: `Severity is ${from} again`, detail };
  }
  const status = STATUSES.find((one) => one === from);
  // An undone acknowledgement makes it open again, which no command does.
  if (part !== 'status' || !status) return undefined;
  const before = undoStatus(current, change, earlier);
  const isKnown = !isOver(status) || before.resolved_at !== undefined || before.closed_at !== undefined;
  const set = isKnown ? before : statusAttributes(current, status, at);
  return { set, type: 'STATUS_CHANGED', description: `Status is ${from} again`, detail };
}

function byWhom({ user_id }: TimelineEvent): string {
  return user_id === undefined ? '' : ` by ${user(user_id)}`;
}

/** How to redo the change that was undone. */
function again({ type, detail: { from = '' } = {} }: TimelineEvent): string {
  const { part } = eventKind(type);
  const [name, word] =
    part === 'severity' ? [label(from), label(from)] : [statusWord(from), from.toLowerCase()];
  return `To make it ${name} again, run \`/incident ${part} ${word}\`.`;
}

function insteadOf({ status }: Incident, change: TimelineEvent | undefined): string {
  const { type, detail } = change ?? {};
  if (type === 'SEVERITY_CHANGED' && detail?.from !== undefined) {
    return `To go back, run \`/incident severity ${label(detail.from)}\`.`;
  }
  return isActive(status)
    ? 'To change it, run `/incident status` or `/incident severity`.'
    : 'If the problem is back, run `/incident reopen`.';
}
