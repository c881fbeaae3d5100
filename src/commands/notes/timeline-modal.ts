import type { ModalView } from '@slack/types';

export const TIMELINE_MODAL = 'add-to-timeline';
export const NOTE_FIELD = 'note';

/** The form that the message shortcut opens; its metadata names the message. */
export function buildTimelineModal({ channelId, ts }: { channelId: string; ts: string }): ModalView {
  const text = (value: string) => ({ type: 'plain_text' as const, text: value });
  return {
    type: 'modal',
    callback_id: TIMELINE_MODAL,
    private_metadata: JSON.stringify({ channel_id: channelId, ts }),
    title: text('Add to timeline'),
    submit: text('Add'),
    close: text('Cancel'),
    blocks: [
      {
        type: 'section',
        text: text('The message becomes a key event: the timeline quotes it, and it never expires.'),
      },
      {
        type: 'input',
        block_id: NOTE_FIELD,
        optional: true,
        label: text('Why it matters'),
        hint: text('Posted as a note that everyone in the channel sees.'),
        element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 2000 },
      },
    ],
  };
}
