import type { ModalView } from '@slack/types';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import { RESOLUTION_MAX, resolutionText } from './resolution-text.js';

export const RESOLUTION_MODAL = 'resolution';
export const RESOLUTION_FIELD = 'note';

/** The form for editing a proposed note, or for writing one when nothing was proposed. */
export function buildResolutionModal(summary: Summary): ModalView {
  const { incident_id, timestamp } = summary;
  const proposed = resolutionText(summary);
  return {
    type: 'modal',
    callback_id: RESOLUTION_MODAL,
    private_metadata: JSON.stringify({ incident_id, timestamp }),
    title: plainText('Resolution note'),
    submit: plainText('Add to record'),
    close: plainText('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: RESOLUTION_FIELD,
        label: plainText('Impact, cause and what was done'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: RESOLUTION_MAX,
          ...(proposed !== '' && { initial_value: proposed }),
        },
      },
    ],
  };
}

function plainText(text: string) {
  return { type: 'plain_text' as const, text };
}
