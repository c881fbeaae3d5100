import type { ModalView } from '@slack/types';
import { type Incident, TITLE_MAX } from '../../incidents/records/incident.js';
import type { Process } from '../../process/process-schema.js';
import { formView, textInput } from '../../views/form-inputs.js';
import { shortId } from '../../views/labels.js';
import { fieldInputs } from '../kernel/custom-fields.js';
import { serviceElement } from '../kernel/service-element.js';

export const EDIT_MODAL = 'edit';
export const EDIT_FIELDS = { title: 'title', service: 'service' } as const;

/** The form that `/incident edit` opens. Its metadata has the version of the incident that it shows. */
export function buildEditModal(
  process: Process,
  { incident_id, title, service, fields, version }: Incident,
): ModalView {
  return formView({
    callbackId: EDIT_MODAL,
    metadata: { incident_id, version },
    title: `Edit ${shortId(incident_id)}`,
    submit: 'Save',
    blocks: [
      textInput({ block: EDIT_FIELDS.title, label: "What's wrong?", max: TITLE_MAX, initial: title }),
      {
        type: 'input',
        block_id: EDIT_FIELDS.service,
        label: { type: 'plain_text', text: 'Service' },
        ...serviceElement(process, { isOptional: false, current: service }),
      },
      ...fieldInputs(process, fields),
    ],
  });
}
