import type { ModalView } from '@slack/types';
import { section } from '../../views/blocks.js';
import { formView, textInput } from '../../views/form-inputs.js';

export const TIMELINE_MODAL = 'add-to-timeline';
export const NOTE_FIELD = 'note';

/** The form that the message shortcut opens; its metadata names the message. */
export function buildTimelineModal({ channelId, ts }: { channelId: string; ts: string }): ModalView {
  const what = 'The message becomes a key event: the timeline quotes it, and it never expires.';
  return formView({
    callbackId: TIMELINE_MODAL,
    metadata: { channel_id: channelId, ts },
    title: 'Add to timeline',
    submit: 'Add',
    blocks: [
      section(what),
      textInput({
        block: NOTE_FIELD,
        label: 'Why it matters',
        hint: 'Posted as a note that everyone in the channel sees.',
        max: 2000,
        isOptional: true,
        isMultiline: true,
      }),
    ],
  });
}
