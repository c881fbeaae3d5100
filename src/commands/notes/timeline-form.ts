import * as z from 'zod';
import { fromSlackTs } from '../../base/timestamp.js';
import { participant } from '../kernel/access.js';
import { defineIncidentForm } from '../kernel/forms/form.js';
import { addNote } from './note.js';
import { NOTE_FIELD, TIMELINE_MODAL } from './timeline-modal.js';

const OUTDATED = "This message isn't in an incident channel.";

/**
 * "Add to incident timeline": marks a message, with a note if there is one. Opening the form in the channel doesn't
 * prove that the person is still in it.
 */
export const timelineForm = defineIncidentForm({
  callbackId: TIMELINE_MODAL,
  /** The message to mark. */
  metadata: z.object({ channel_id: z.string(), ts: z.string() }),
  outdated: OUTDATED,
  errorField: NOTE_FIELD,
  access: participant('add to the timeline of'),
  incidentId: ({ cached }, { channel_id }) => cached.incidentOf(channel_id),
  async submit(deps, { invocation, incident, metadata, words }) {
    const timestamp = fromSlackTs(metadata.ts);
    if (!timestamp) return { [NOTE_FIELD]: OUTDATED };
    const note = words(NOTE_FIELD);
    // The note first: it may be refused, while the mark can't be.
    if (note !== '') await addNote(deps, invocation, { incident, text: note });
    const { incident_id } = incident;
    const by = `${invocation.userId}:timeline`;
    await deps.store.markMessage({ incident_id, timestamp }, { by, at: invocation.at, on: true });
    return undefined;
  },
});
