import type { ModalView } from '@slack/types';
import type { Incident } from '../../../incidents/records/incident.js';
import { formView, personInput, textInput } from '../../../views/form-inputs.js';
import { shortId } from '../../../views/labels.js';

export const HANDOFF_MODAL = 'handoff';
export const HANDOFF_FIELDS = { to: 'to', note: 'note' } as const;
/** Maximum characters: enough for a shift, and short enough to read. */
export const HANDOFF_MAX = 1000;

/** Who takes over, and what they should know. */
export function buildHandoffModal({ incident_id }: Incident): ModalView {
  return formView({
    callbackId: HANDOFF_MODAL,
    metadata: { incident_id },
    title: `Handoff of ${shortId(incident_id)}`,
    submit: 'Post',
    blocks: [
      personInput({
        block: HANDOFF_FIELDS.to,
        label: 'Who takes command?',
        hint: 'Leave it empty to post the state only.',
        isOptional: true,
      }),
      textInput({
        block: HANDOFF_FIELDS.note,
        label: 'What should they know?',
        hint: 'The state, open tasks and latest events are added.',
        max: HANDOFF_MAX,
        isOptional: true,
        isMultiline: true,
        placeholder: 'Failover is done. Watch the replica lag.',
      }),
    ],
  });
}
