import * as z from 'zod';
import { UpstreamError } from '../base/errors.js';
import { fromSlackTs, type Timestamp } from '../base/timestamp.js';
import { MESSAGE_EVENT } from '../data/store/messages/mark-message.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import type { Deps } from '../ports/deps.js';
import { type CaptureDeps, captureEvent, createMessageContext } from './capture.js';
import { asEvent, type PastMessage } from './capture-history.js';
import { readCapturedEvent } from './captured-event.js';
import { classifyMessage } from './classify-message.js';

type GapDeps = CaptureDeps & Pick<Deps, 'clock' | 'slack'>;

/** A channel of more messages than this is compared only in its newest part. */
const COMPARED = 20_000;

const ACTIVE = ['OPEN', 'ACKNOWLEDGED', 'MITIGATING', 'RESOLVED'];

/** Of each active incident, what Slack has and the record lacks. For after a downtime; never throws. */
export async function fillAllGaps(deps: GapDeps): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await deps.store.listIncidents({ statuses: ACTIVE, limit: 25, cursor });
    for (const { incident_id } of page.items) await fillQuietly(deps, incident_id);
    cursor = page.cursor;
  } while (cursor !== undefined);
}

async function fillQuietly(deps: GapDeps, incident_id: string): Promise<void> {
  try {
    const filled = await fillGaps(deps, incident_id);
    if (filled > 0)
      deps.logger.info({ incident_id, filled }, 'messages that were missed are on the record now');
  } catch (err) {
    deps.logger.warn({ incident_id, err }, 'the record could not be compared with Slack');
  }
}

/**
 * Compares a record with what Slack still has of its channel, and puts on it what is missing: messages, the words of
 * edits, marks. What is there already is left alone. Where Slack refuses, an event says from when on something may
 * be missing. Tells how many changes were made up for.
 */
export async function fillGaps(deps: GapDeps, incidentId: string): Promise<number> {
  const record = await deps.store.loadRecord(incidentId);
  const channelId = record?.incident.channel_id;
  if (!record || channelId === undefined) return 0;
  try {
    const history = await deps.slack.history(channelId, record.incident.created_at, COMPARED);
    const context = createMessageContext(deps, incidentId);
    const known = knownMessages(record);
    const events = history.flatMap((message) => missedEvents(deps, { known, channelId, message }));
    for (const event of events) await captureEvent(context, event);
    return events.length;
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.retryable) throw error;
    await recordGap(deps, record, error.upstreamCode);
    return 0;
  }
}

const past = z.object({
  ts: z.string(),
  edited: z.object({ ts: z.string() }).optional().catch(undefined),
  reactions: z
    .array(z.object({ name: z.string(), users: z.array(z.string()) }))
    .optional()
    .catch(undefined),
  pinned_to: z.array(z.string()).optional().catch(undefined),
});

interface Known {
  edited_at?: Timestamp | undefined;
  marks?: Record<string, string> | undefined;
}

function knownMessages({ events, comments }: IncidentRecord): Map<Timestamp, Known> {
  const messages = events.filter(({ event_id }) => event_id === MESSAGE_EVENT);
  return new Map([...messages, ...comments].map((said) => [said.timestamp, said]));
}

interface Compared {
  known: ReadonlyMap<Timestamp, Known>;
  channelId: string;
  message: PastMessage;
}

/** The events that Aegis would have got of a message if it had been there. */
function missedEvents(deps: GapDeps, { known, channelId, message }: Compared) {
  const read = past.safeParse(message).data;
  const timestamp = read && fromSlackTs(read.ts);
  const created = readCapturedEvent(asEvent(message, channelId));
  if (!read || !timestamp || created?.type !== 'message' || classifyMessage(created) === 'ignored') return [];
  const stored = known.get(timestamp);
  const edited = read.edited?.ts;
  const wasEdited = edited !== undefined && (stored?.edited_at ?? '') < (fromSlackTs(edited) ?? '');
  const edit = {
    type: 'message',
    subtype: 'message_changed',
    channel: channelId,
    ts: read.ts,
    message,
    event_ts: edited,
  };
  const marks = missedMarks(deps, { read, channelId, marks: stored?.marks ?? {} });
  return [...(stored ? [] : [created]), ...(wasEdited ? [edit] : []), ...marks].flatMap(
    (event) => readCapturedEvent(event) ?? [],
  );
}

interface Marked {
  read: z.output<typeof past>;
  channelId: string;
  marks: Readonly<Record<string, string>>;
}

/** Slack does not tell when a mark was made: now is after any change that is known of it. */
function missedMarks({ clock, settings }: GapDeps, { read, channelId, marks }: Marked): object[] {
  const { ts, reactions = [], pinned_to = [] } = read;
  const event_ts = (Date.parse(clock.now()) / 1_000).toFixed(6);
  const item = { type: 'message', channel: channelId, ts };
  const isOn = (by: string) => marks[by]?.endsWith(' on') === true;
  const put = reactions
    .filter(({ name }) => settings.markEmoji.includes(name.split('::')[0] ?? ''))
    .flatMap(({ name, users }) =>
      users.filter((user) => !isOn(`${user}:${name}`)).map((user) => ({ name, user })),
    );
  return [
    ...put.map(({ name, user }) => ({ type: 'reaction_added', user, reaction: name, item, event_ts })),
    ...(pinned_to.includes(channelId) && !isOn('pin')
      ? [{ type: 'pin_added', channel_id: channelId, item: { ...item, message: { ts } }, event_ts }]
      : []),
  ];
}

/** Once for the same gap: it begins where the record ends. */
async function recordGap(
  deps: GapDeps,
  { incident, ...record }: IncidentRecord,
  code: string,
): Promise<void> {
  const { incident_id, created_at } = incident;
  const newest = [...knownMessages({ incident, ...record }).keys()].sort().at(-1) ?? created_at;
  await deps.store.recordEvent({
    incident_id,
    event_id: 'gap',
    timestamp: newest,
    type: 'GAP',
    description: `From here on messages may be missing: Slack did not show the channel's history (${code})`,
    source: 'System',
  });
}
