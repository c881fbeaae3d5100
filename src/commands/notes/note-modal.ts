import type { ModalView } from '@slack/types';
import type { Incident } from '../../incidents/records/incident.js';
import { formView, textInput } from '../../views/form-inputs.js';
import { shortId } from '../../views/labels.js';
import { NOTE_FIELD } from './timeline-modal.js';

export const NOTE_MODAL = 'note';
export const TIME_FIELD = 'at';

/** A note that goes on the record, now or for an earlier time. */
export function buildNoteModal({ incident_id }: Incident): ModalView {
  return formView({
    callbackId: NOTE_MODAL,
    metadata: { incident_id },
    title: `Note on ${shortId(incident_id)}`,
    submit: 'Add',
    blocks: [
      textInput({
        block: NOTE_FIELD,
        label: 'What happened?',
        hint: 'It goes on the record, and everyone in the channel sees it.',
        max: 2000,
        isMultiline: true,
        placeholder: 'Failed over to the replica',
      }),
      textInput({
        block: TIME_FIELD,
        label: 'When?',
        hint: 'In your time zone. Leave it empty if it happened just now.',
        max: 40,
        isOptional: true,
        placeholder: '14:05, 10m ago or yesterday 2pm',
      }),
    ],
  });
}
