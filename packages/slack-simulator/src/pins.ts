import { messageShape, permalink } from './api-shapes.js';
import type { Channel, Message, Pin } from './model.js';
import { secondsNow, type Workspace } from './workspace.js';

export function pinMessage(
  workspace: Workspace,
  channel: Channel,
  { message, userId }: { message: Message; userId: string },
): void {
  const pin: Pin = { ts: message.ts, created: secondsNow(workspace), created_by: userId };
  channel.pins = [...channel.pins, pin];
  publish(workspace, channel, { type: 'pin_added', message, pin, userId });
}

export function unpinMessage(
  workspace: Workspace,
  channel: Channel,
  { pin, userId }: { pin: Pin; userId: string },
): void {
  const message = channel.messages.find(({ ts }) => ts === pin.ts);
  channel.pins = channel.pins.filter((other) => other !== pin);
  if (message) publish(workspace, channel, { type: 'pin_removed', message, pin, userId });
}

/** A pin as it appears in pins.list and in events. */
export function pinShape(
  workspace: Workspace,
  channel: Channel,
  { pin, message }: { pin: Pin; message: Message },
) {
  return {
    type: 'message',
    channel: channel.id,
    created: pin.created,
    created_by: pin.created_by,
    message: {
      ...messageShape(channel, message, { withMetadata: false }),
      permalink: permalink(workspace, channel, message),
    },
  };
}

interface PinEvent {
  type: 'pin_added' | 'pin_removed';
  message: Message;
  pin: Pin;
  userId: string;
}

function publish(workspace: Workspace, channel: Channel, { type, message, pin, userId }: PinEvent): void {
  workspace.publish(
    {
      type,
      user: userId,
      channel_id: channel.id,
      item: pinShape(workspace, channel, { pin, message }),
      ...(message.user && { item_user: message.user }),
      pin_count: channel.pins.length,
      pinned_info: { channel: channel.id, pinned_by: pin.created_by, pinned_ts: pin.created },
      ...(type === 'pin_removed' && { has_pins: channel.pins.length > 0 }),
      event_ts: workspace.nextTs(),
    },
    channel,
  );
  workspace.changed({ kind: 'channel_changed', channel });
}
