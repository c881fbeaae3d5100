import { fromSlackTs } from '../base/timestamp.js';
import type { Mark } from '../incidents/records/message-marks.js';
import type { CaptureDeps } from './capture-deps.js';
import type { MarkEvent } from './captured-event.js';

/** Records that someone pinned a message, added one of the marking emoji, or removed either. */
export async function captureMark(
  { settings, store }: CaptureDeps,
  incident_id: string,
  event: MarkEvent,
): Promise<void> {
  const mark = readMark(event, settings.markEmoji);
  const timestamp = fromSlackTs(messageOf(event));
  if (mark && timestamp) await store.markMessage({ incident_id, timestamp }, mark);
}

function readMark(event: MarkEvent, emoji: readonly string[]): Mark | undefined {
  const at = fromSlackTs(event.event_ts);
  if (!at) return undefined;
  if (!('reaction' in event)) return { by: 'pin', at, on: event.type === 'pin_added' };
  // `raised_hand::skin-tone-3` is the same mark as `raised_hand`.
  const [name = ''] = event.reaction.split('::');
  return emoji.includes(name)
    ? { by: `${event.user}:${name}`, at, on: event.type === 'reaction_added' }
    : undefined;
}

function messageOf(event: MarkEvent): string {
  return 'reaction' in event ? event.item.ts : event.item.message.ts;
}
