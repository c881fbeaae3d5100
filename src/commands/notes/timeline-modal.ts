import type { ModalView } from '@slack/types';

export const TIMELINE_MODAL = 'add-to-timeline';
export const NOTE_FIELD = 'note';

/** The form behind the message shortcut; it carries the message along. */
export function buildTimelineModal({ channelId, ts }: { channelId: string; ts: string }): ModalView {
  const text = (words: string) => ({ type: 'plain_text' as const, text: words });
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
        text: text('The message becomes a key event: it is quoted in the timeline and kept for good.'),
      },
      {
        type: 'input',
        block_id: NOTE_FIELD,
        optional: true,
        label: text('Why it matters'),
        hint: text('Becomes a note that everybody in the channel sees.'),
        element: { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 2000 },
      },
    ],
  };
}
