import * as z from 'zod';
import { participant } from '../../kernel/access.js';
import { defineIncidentForm } from '../../kernel/forms/form.js';
import { refuseLong } from '../../notes/note.js';
import { acceptResolution } from './accept-resolution.js';
import { findProposal } from './find-proposal.js';
import { RESOLUTION_FIELD, RESOLUTION_MODAL } from './resolution-modal.js';

/** Adds a note to the record as someone edited or wrote it. */
export const resolutionForm = defineIncidentForm({
  callbackId: RESOLUTION_MODAL,
  metadata: z.object({ incident_id: z.string(), timestamp: z.string() }),
  outdated: 'This form is out of date. `/incident resolution` opens a new one.',
  errorField: RESOLUTION_FIELD,
  access: participant('write the resolution note of'),
  incidentId: async (_deps, { incident_id }) => incident_id,
  async submit(deps, { invocation, incident, metadata: { timestamp }, words }) {
    const note = words(RESOLUTION_FIELD);
    if (note === '') return { [RESOLUTION_FIELD]: 'Write a note, or cancel.' };
    refuseLong(note, 'Post the rest in the channel.');
    const summary = await findProposal(deps, incident, timestamp);
    await acceptResolution(deps, invocation, { summary, note });
    return undefined;
  },
});
