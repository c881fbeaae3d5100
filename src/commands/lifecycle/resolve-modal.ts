import type { ModalView } from '@slack/types';
import type { Incident } from '../../incidents/records/incident.js';
import { formView } from '../../views/form-inputs.js';
import { shortId } from '../../views/labels.js';
import { reasonInput } from './reason-field.js';

export const RESOLVE_MODAL = 'resolve';

/** What a button asks before it resolves an incident. */
export function buildResolveModal({ incident_id }: Incident): ModalView {
  return formView({
    callbackId: RESOLVE_MODAL,
    metadata: { incident_id },
    title: `Resolve ${shortId(incident_id)}`,
    submit: 'Resolve',
    blocks: [
      reasonInput({
        label: 'How do you know that the impact is over?',
        hint: 'Everyone in the channel sees it. You can undo this for ten minutes.',
        placeholder: 'Rolled back, error rate is normal again',
      }),
    ],
  });
}
