import * as z from 'zod';
import { ConflictError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import { redact } from '../../redaction/redact.js';
import { shortId } from '../../views/labels.js';
import { participant } from '../kernel/access.js';
import { defineCommand } from '../kernel/command.js';
import { defineIncidentForm, escapeTyped } from '../kernel/form.js';
import { readService, SERVICE_RULE } from '../kernel/read-service.js';
import { readTitle } from '../kernel/read-title.js';
import { applyChange } from './apply-change.js';
import { buildEditModal, EDIT_FIELDS, EDIT_MODAL } from './edit-modal.js';

export const edit = defineCommand({
  name: 'edit',
  aliases: ['rename'],
  group: 'Run an incident',
  usage: 'edit [id]',
  summary: 'change title and service in a form',
  examples: ['/incident edit', '/incident edit 42'],
  target: 'incident',
  access: participant('edit'),
  run: async ({ settings }, { incident }) => ({
    kind: 'modal',
    view: buildEditModal(settings.process, incident),
  }),
});

/** Saves unless someone else has changed the incident since the form was opened. */
export const editForm = defineIncidentForm({
  callbackId: EDIT_MODAL,
  metadata: z.object({ incident_id: z.string(), version: z.number() }),
  outdated: 'This form is out of date. `/incident edit` opens a new one.',
  errorField: EDIT_FIELDS.title,
  access: participant('edit'),
  incidentId: async (_deps, { incident_id }) => incident_id,
  async submit(deps, { invocation, incident, metadata: { version }, field }) {
    const service = readService(field(EDIT_FIELDS.service));
    if (!service) return { [EDIT_FIELDS.service]: SERVICE_RULE };
    const title = await readTitle(
      deps,
      redact(escapeTyped(field(EDIT_FIELDS.title)), { personal: false }).text,
    );
    await applyChange(deps, invocation, {
      incident,
      decide: (before) => decide(before, { title, service, version }),
    });
    return undefined;
  },
});

function decide(
  before: Incident,
  { title, service, version }: Pick<Incident, 'title' | 'service' | 'version'>,
) {
  if (before.title === title && before.service === service) return undefined;
  if (before.version !== version) {
    throw new ConflictError(
      `${shortId(before.incident_id)} was changed by someone else in the meantime. Open the form again.`,
    );
  }
  return {
    set: { title, service },
    type: 'INCIDENT_EDITED' as const,
    description: before.title === title ? `Service is now ${service}` : `Title is now ${title}`,
    detail: { title, service, from_title: before.title, from_service: before.service },
  };
}
