import * as z from 'zod';
import { AegisError } from '../../base/errors.js';
import { fromSlackTs } from '../../base/timestamp.js';
import type { Deps } from '../../ports/deps.js';
import { redact } from '../../redaction/redact.js';
import { authorize } from '../kernel/authorize.js';
import { readIncident } from '../kernel/change.js';
import type { Invocation } from '../kernel/command.js';
import {
  escapeTyped,
  type Form,
  type FormErrors,
  fieldReader,
  readMetadata,
  type SubmittedForm,
} from '../kernel/form.js';
import { ensureVisible } from '../kernel/visible.js';
import { addNote } from './note.js';
import { NOTE_FIELD, TIMELINE_MODAL } from './timeline-modal.js';

/** The message that goes into the timeline. */
const metadata = z.object({ channel_id: z.string(), ts: z.string() });

/**
 * "Add to incident timeline": marks a message, and notes why if somebody says so. That the form was opened in the
 * channel says nothing about who is in it now.
 */
export const timelineForm: Form = {
  callbackId: TIMELINE_MODAL,
  async submit(deps, ask, form) {
    const message = readMetadata(form, metadata);
    const timestamp = message && fromSlackTs(message.ts);
    const incidentId = message && (await deps.cached.incidentOf(message.channel_id));
    if (!timestamp || !incidentId) return { [NOTE_FIELD]: 'This message is in no incident’s channel.' };
    try {
      await ensureVisible(deps, ask, incidentId);
      return await mark(deps, ask, { incidentId, timestamp, form });
    } catch (error) {
      if (!(error instanceof AegisError)) throw error;
      return { [NOTE_FIELD]: error.message };
    }
  },
};

async function mark(
  deps: Deps,
  ask: Invocation,
  { incidentId, timestamp, form }: { incidentId: string; timestamp: string; form: SubmittedForm },
): Promise<FormErrors> {
  const incident = await readIncident(deps, incidentId);
  await authorize(deps, ask, { permission: 'participant', what: 'add to the timeline of', incident });
  const note = redact(escapeTyped(fieldReader(form)(NOTE_FIELD)), { personal: false }).text;
  const by = `${ask.userId}:timeline`;
  // The note may be refused, the mark not.
  if (note !== '') await addNote(deps, ask, { incidentId, text: note });
  await deps.store.markMessage({ incident_id: incidentId, timestamp }, { by, at: ask.at, on: true });
  return undefined;
}
