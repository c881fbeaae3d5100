import * as z from 'zod';
import { participant } from '../kernel/access.js';
import { defineIncidentForm } from '../kernel/forms/form.js';
import { REASON_FIELD, readReason } from './reason-field.js';
import { RESOLVE_MODAL } from './resolve-modal.js';
import { setStatus } from './status.js';

/** Resolves an incident, with the reason. */
export const resolveForm = defineIncidentForm({
  callbackId: RESOLVE_MODAL,
  metadata: z.object({ incident_id: z.string() }),
  outdated: 'This form is out of date. Run `/incident resolve rolled back` instead.',
  errorField: REASON_FIELD,
  access: participant('change'),
  incidentId: async (_deps, { incident_id }) => incident_id,
  async submit(deps, { invocation, incident, words }) {
    const note = readReason(words);
    if (note === '') return { [REASON_FIELD]: 'Say how you know, such as "rolled back".' };
    await setStatus(deps, invocation, { incident, to: 'RESOLVED', note });
    return undefined;
  },
});
