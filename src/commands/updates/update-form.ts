import * as z from 'zod';
import { participant } from '../kernel/access.js';
import { defineIncidentForm, readField } from '../kernel/forms/form.js';
import { readFutureMoment } from '../kernel/time/time-arguments.js';
import { findContradictions } from './find-contradictions.js';
import { postUpdate } from './post-update.js';
import { UPDATE_FIELDS, UPDATE_MODAL } from './update-modal.js';

/** Posts an update to the audience that was chosen, with a promise of the next one. */
export const updateForm = defineIncidentForm({
  callbackId: UPDATE_MODAL,
  metadata: z.object({ incident_id: z.string() }),
  outdated: 'This form is out of date. `/incident update` opens a new one.',
  errorField: UPDATE_FIELDS.text,
  access: participant('post updates on'),
  incidentId: async (_deps, { incident_id }) => incident_id,
  async submit(deps, { invocation, incident, field, words }) {
    const text = words(UPDATE_FIELDS.text);
    if (text === '') return { [UPDATE_FIELDS.text]: 'Write the update, or cancel.' };
    const typed = field(UPDATE_FIELDS.next);
    const next = await readField(UPDATE_FIELDS.next, async () =>
      typed === '' ? undefined : (await readFutureMoment(typed, { deps, invocation })).value,
    );
    if (field(UPDATE_FIELDS.check) === 'check') {
      const wrong = await findContradictions(deps, invocation, { incident, text });
      if (wrong !== undefined) return { [UPDATE_FIELDS.text]: wrong };
    }
    const audience = field(UPDATE_FIELDS.audience) === 'everyone' ? 'everyone' : 'channel';
    await postUpdate(deps, invocation, { incident, text, audience, next });
    return undefined;
  },
});
