import type { ModalView } from '@slack/types';
import type { Incident } from '../../incidents/records/incident.js';
import { TASK_MAX } from '../../incidents/records/incident-task.js';
import { formView, personInput, textInput } from '../../views/form-inputs.js';
import { shortId } from '../../views/labels.js';

export const TASK_MODAL = 'task';
export const TASK_FIELDS = { text: 'text', owner: 'owner', due: 'due' } as const;

/** What has to be done, by whom and until when. */
export function buildTaskModal({ incident_id }: Incident): ModalView {
  return formView({
    callbackId: TASK_MODAL,
    metadata: { incident_id },
    title: `New task for ${shortId(incident_id)}`,
    submit: 'Add',
    blocks: [
      textInput({
        block: TASK_FIELDS.text,
        label: "What's the task?",
        max: TASK_MAX,
        placeholder: 'Call the payment provider',
      }),
      personInput({
        block: TASK_FIELDS.owner,
        label: 'Owner',
        hint: 'Leave it empty for someone to take.',
        isOptional: true,
      }),
      textInput({
        block: TASK_FIELDS.due,
        label: 'Due',
        hint: 'In your time zone. The owner is reminded then, or the commander if nobody owns it.',
        max: 40,
        isOptional: true,
        placeholder: '2h, 17:00, tomorrow or friday',
      }),
    ],
  });
}
