import * as z from 'zod';
import { AegisError, ConflictError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import { redact } from '../../redaction/redact.js';
import { shortId } from '../../views/labels.js';
import { readService, readTitle } from '../declare/declare.js';
import { authorize } from '../kernel/authorize.js';
import { change, readIncident } from '../kernel/change.js';
import type { Command } from '../kernel/command.js';
import { escapeTyped, type Form, fieldReader, readMetadata } from '../kernel/form.js';
import { ensureVisible } from '../kernel/visible.js';
import { buildEditModal, EDIT_FIELDS, EDIT_MODAL } from './edit-modal.js';

export const edit: Command = {
  name: 'edit',
  aliases: ['rename'],
  group: 'Run an incident',
  usage: 'edit [id]',
  summary: 'change title and service in a form',
  examples: ['/incident edit', '/incident edit 42'],
  about: 'incident',
  async run(deps, { ask, incidentId }) {
    const incident = await readIncident(deps, incidentId);
    await authorize(deps, ask, { permission: 'participant', what: 'edit', incident });
    return { kind: 'modal', view: buildEditModal(incident) };
  },
};

const metadata = z.object({ incident_id: z.string(), version: z.number() });

/** Saves unless somebody else has changed the incident since the form was opened. */
export const editForm: Form = {
  callbackId: EDIT_MODAL,
  async submit(deps, ask, form) {
    const opened = readMetadata(form, metadata);
    const read = fieldReader(form);
    const service = readService(read(EDIT_FIELDS.service));
    if (!opened)
      return { [EDIT_FIELDS.title]: 'This form is out of date. `/incident edit` opens a new one.' };
    if (!service) {
      return {
        [EDIT_FIELDS.service]: 'One word of letters, digits, dots and dashes, such as payment-service.',
      };
    }
    try {
      await ensureVisible(deps, ask, opened.incident_id);
      const title = readTitle(redact(escapeTyped(read(EDIT_FIELDS.title)), { personal: false }).text);
      await change(deps, ask, {
        incidentId: opened.incident_id,
        permission: 'participant',
        what: 'edit',
        decide: (before) => decide(before, { title, service, version: opened.version }),
      });
      return undefined;
    } catch (error) {
      if (!(error instanceof AegisError)) throw error;
      return { [EDIT_FIELDS.title]: error.message };
    }
  },
};

function decide(
  before: Incident,
  { title, service, version }: Pick<Incident, 'title' | 'service' | 'version'>,
) {
  if (before.title === title && before.service === service) return undefined;
  if (before.version !== version) {
    throw new ConflictError(
      `${shortId(before.incident_id)} was changed by somebody else meanwhile. Open the form again.`,
    );
  }
  return {
    set: { title, service },
    type: 'INCIDENT_EDITED' as const,
    description: before.title === title ? `Service is now ${service}` : `Title is now ${title}`,
    detail: { title, service, from_title: before.title, from_service: before.service },
  };
}
