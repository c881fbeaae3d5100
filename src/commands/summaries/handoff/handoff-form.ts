import * as z from 'zod';
import { participant } from '../../kernel/access.js';
import { defineIncidentForm } from '../../kernel/forms/form.js';
import { postHandover } from './handoff.js';
import { HANDOFF_FIELDS, HANDOFF_MAX, HANDOFF_MODAL } from './handoff-modal.js';

/** Hands an incident over, or posts its state if no one is chosen. */
export const handoffForm = defineIncidentForm({
  callbackId: HANDOFF_MODAL,
  metadata: z.object({ incident_id: z.string() }),
  outdated: 'This form is out of date. Run `/incident handoff @bob` instead.',
  errorField: HANDOFF_FIELDS.to,
  access: participant('hand over'),
  incidentId: async (_deps, { incident_id }) => incident_id,
  async submit(deps, { invocation, incident, field, words }) {
    const to = field(HANDOFF_FIELDS.to) || undefined;
    const note = words(HANDOFF_FIELDS.note);
    if (note.length > HANDOFF_MAX) {
      const rule = `A note is limited to ${HANDOFF_MAX} characters (yours has ${note.length}).`;
      return { [HANDOFF_FIELDS.note]: rule };
    }
    await postHandover(deps, invocation, { incident, to, note });
    return undefined;
  },
});
