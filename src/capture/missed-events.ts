import * as z from 'zod';
import { epochMillis, fromSlackTs, type Timestamp } from '../base/timestamp.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import { type PastMessage, toEvent } from './capture-history.js';
import { type CapturedEvent, readCapturedEvent } from './captured-event.js';
import { classifyMessage } from './classify-message.js';

const pastMessage = z.object({
  ts: z.string(),
  edited: z.object({ ts: z.string() }).optional().catch(undefined),
  reactions: z
    .array(z.object({ name: z.string(), users: z.array(z.string()) }))
    .optional()
    .catch(undefined),
  pinned_to: z.array(z.string()).optional().catch(undefined),
});

interface KnownMessage {
  edited_at?: Timestamp | undefined;
  marks?: Record<string, string> | undefined;
}

/** The recorded messages of an incident by their time. */
export function knownMessages({ comments }: Pick<IncidentRecord, 'comments'>) {
  return new Map<Timestamp, KnownMessage>(comments.map((one) => [one.timestamp, one]));
}

interface Comparison {
  known: ReadonlyMap<Timestamp, KnownMessage>;
  channelId: string;
  markEmoji: readonly string[];
  now: Timestamp;
}

/** The events about a message that Aegis would have received if it had been running: the message, an edit, marks. */
export function findMissedEvents(comparison: Comparison, message: PastMessage): CapturedEvent[] {
  const { known, channelId } = comparison;
  const past = pastMessage.safeParse(message).data;
  const timestamp = past && fromSlackTs(past.ts);
  const created = readCapturedEvent(toEvent(message, channelId));
  if (!past || !timestamp || created?.type !== 'message' || classifyMessage(created) === 'ignored') return [];
  const stored = known.get(timestamp);
  const editedAt = past.edited && fromSlackTs(past.edited.ts);
  const wasEdited = editedAt !== undefined && (stored?.edited_at ?? '') < editedAt;
  const edit = {
    type: 'message',
    subtype: 'message_changed',
    channel: channelId,
    ts: past.ts,
    message,
    event_ts: past.edited?.ts,
  };
  const marks = findMissedMarks(comparison, past, stored?.marks ?? {});
  return [...(stored ? [] : [created]), ...(wasEdited ? [edit] : []), ...marks].flatMap(
    (event) => readCapturedEvent(event) ?? [],
  );
}

/** History doesn't say when a mark was made, so it counts as made now, after every change that's known. */
function findMissedMarks(
  { channelId, markEmoji, now }: Comparison,
  { ts, reactions = [], pinned_to = [] }: z.output<typeof pastMessage>,
  marks: Readonly<Record<string, string>>,
): object[] {
  const event_ts = (epochMillis(now) / 1_000).toFixed(6);
  const item = { type: 'message', channel: channelId, ts };
  const isMarked = (by: string) => marks[by]?.endsWith(' on') === true;
  const missed = reactions
    .filter(({ name }) => markEmoji.includes(name.split('::')[0] ?? ''))
    .flatMap(({ name, users }) => users.map((user) => ({ name, user })))
    .filter(({ name, user }) => !isMarked(`${user}:${name}`));
  const isPinMissed = pinned_to.includes(channelId) && !isMarked('pin');
  return [
    ...missed.map(({ name, user }) => ({ type: 'reaction_added', user, reaction: name, item, event_ts })),
    ...(isPinMissed
      ? [{ type: 'pin_added', channel_id: channelId, item: { ...item, message: { ts } }, event_ts }]
      : []),
  ];
}
