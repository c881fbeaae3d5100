import * as z from 'zod';
import { participant } from '../kernel/access.js';
import { defineIncidentForm, readField } from '../kernel/forms/form.js';
import { readPastMoment } from '../kernel/time/time-arguments.js';
import { addNote } from './note.js';
import { NOTE_MODAL, TIME_FIELD } from './note-modal.js';
import { refuseFuture } from './note-time.js';
import { NOTE_FIELD } from './timeline-modal.js';

/** Puts a note on the record. */
export const noteForm = defineIncidentForm({
  callbackId: NOTE_MODAL,
  metadata: z.object({ incident_id: z.string() }),
  outdated: 'This form is out of date. `/incident note` opens a new one.',
  errorField: NOTE_FIELD,
  access: participant('add notes to'),
  incidentId: async (_deps, { incident_id }) => incident_id,
  async submit(deps, { invocation, incident, field, words }) {
    const text = words(NOTE_FIELD);
    if (text === '') return { [NOTE_FIELD]: 'Write the note, or cancel.' };
    const typed = field(TIME_FIELD);
    const at = await readField(TIME_FIELD, async () =>
      typed === ''
        ? undefined
        : refuseFuture(await readPastMoment(typed, { deps, invocation }), { invocation }).value,
    );
    await addNote(deps, invocation, { incident, text, at });
    return undefined;
  },
});
