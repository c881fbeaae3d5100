import type { ModalView } from '@slack/types';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import { formView, textInput } from '../../../views/form-inputs.js';
import { RESOLUTION_MAX, resolutionText } from './resolution-text.js';

export const RESOLUTION_MODAL = 'resolution';
export const RESOLUTION_FIELD = 'note';

/** The form for editing a proposed note, or for writing one when nothing was proposed. */
export function buildResolutionModal(summary: Summary): ModalView {
  const { incident_id, timestamp } = summary;
  return formView({
    callbackId: RESOLUTION_MODAL,
    metadata: { incident_id, timestamp },
    title: 'Resolution note',
    submit: 'Add to record',
    blocks: [
      textInput({
        block: RESOLUTION_FIELD,
        label: 'Impact, cause and what was done',
        hint: 'It goes on the record, and everyone in the channel sees it.',
        max: RESOLUTION_MAX,
        isMultiline: true,
        initial: resolutionText(summary),
      }),
    ],
  });
}
