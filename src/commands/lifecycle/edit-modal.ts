import type { ModalView } from '@slack/types';
import { type Incident, TITLE_MAX } from '../../incidents/records/incident.js';
import type { Process } from '../../process/process-schema.js';
import { shortId } from '../../views/labels.js';
import { truncate } from '../../views/text.js';
import { fieldInputs } from '../kernel/custom-fields.js';
import { serviceElement } from '../kernel/service-element.js';

export const EDIT_MODAL = 'edit';
export const EDIT_FIELDS = { title: 'title', service: 'service' } as const;

/** The form that `/incident edit` opens. Its metadata has the version of the incident that it shows. */
export function buildEditModal(
  process: Process,
  { incident_id, title, service, fields, version }: Incident,
): ModalView {
  const text = (content: string) => ({ type: 'plain_text' as const, text: content });
  return {
    type: 'modal',
    callback_id: EDIT_MODAL,
    private_metadata: JSON.stringify({ incident_id, version }),
    title: text(truncate(`Edit ${shortId(incident_id)}`, 24)),
    submit: text('Save'),
    close: text('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: EDIT_FIELDS.title,
        label: text("What's wrong?"),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          max_length: TITLE_MAX,
          initial_value: truncate(title, TITLE_MAX),
        },
      },
      {
        type: 'input',
        block_id: EDIT_FIELDS.service,
        label: text('Service'),
        ...serviceElement(process, { isOptional: false, current: service }),
      },
      ...fieldInputs(process, fields),
    ],
  };
}
