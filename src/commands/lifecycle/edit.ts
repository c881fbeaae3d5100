import * as z from 'zod';
import { ConflictError } from '../../base/errors.js';
import { fieldChanges } from '../../incidents/custom-fields.js';
import { type Incident, UNASSIGNED_SERVICE } from '../../incidents/records/incident.js';
import { shortId } from '../../views/labels.js';
import { participant } from '../kernel/access.js';
import { converted, rest } from '../kernel/arguments/arguments.js';
import { readService, SERVICE_RULE } from '../kernel/arguments/read-service.js';
import { readTitle } from '../kernel/arguments/read-title.js';
import { defineCommand } from '../kernel/command.js';
import { readFields } from '../kernel/forms/field-inputs.js';
import { defineIncidentForm } from '../kernel/forms/form.js';
import { openForm } from '../kernel/reply.js';
import { applyChange, type WantedChange } from './apply-change.js';
import { buildEditModal, EDIT_FIELDS, EDIT_MODAL, editableState } from './edit-modal.js';
import { type ProblemTimes, readEditedTimes, timeChanges, zoneOf } from './edited-times.js';

/** `title:` and `to` only introduce it. */
const newTitle = converted(rest(), (text) =>
  text
    .replace(/^(?:the )?(?:title|name)[:=]?\s/i, '')
    .replace(/^(?:to|is|=|→)\s/i, '')
    .trim(),
);

/** The example for a line that changes the title. */
const EXAMPLE = '/incident edit checkout fails everywhere';

export const edit = defineCommand({
  name: 'edit',
  aliases: ['rename'],
  group: 'Run an incident',
  usage: 'edit [new title]',
  summary: 'change title, service, times and custom fields in a form',
  examples: ['/incident edit', EXAMPLE, '/incident edit 42'],
  target: 'live-incident',
  access: participant('edit'),
  arguments: { title: newTitle },
  async run(deps, { invocation, incident, args: { title } }) {
    const newTitle = title === '' ? undefined : await readTitle(deps, title, EXAMPLE);
    const timeZone = await zoneOf(deps, invocation);
    const view = buildEditModal(deps.settings.process, incident, { timeZone, newTitle });
    return openForm(view, '/incident edit');
  },
});

/** Saves unless what it can change has changed since the form was opened. */
export const editForm = defineIncidentForm({
  callbackId: EDIT_MODAL,
  metadata: z.object({ incident_id: z.string(), state: z.string() }),
  outdated: 'This form is out of date. `/incident edit` opens a new one.',
  errorField: EDIT_FIELDS.title,
  access: participant('edit'),
  incidentId: async (_deps, { incident_id }) => incident_id,
  async submit(deps, { invocation, incident, metadata: { state }, field, has, words }) {
    const service = readService(field(EDIT_FIELDS.service) || UNASSIGNED_SERVICE);
    if (!service) return { [EDIT_FIELDS.service]: SERVICE_RULE };
    const title = await readTitle(deps, words(EDIT_FIELDS.title), EXAMPLE);
    const { values: fields, errors } = readFields(deps.settings.process, {
      field,
      before: incident.fields ?? {},
    });
    if (Object.keys(errors).length > 0) return errors;
    const times = await readEditedTimes(deps, { incident, invocation, field, has });
    await applyChange(deps, invocation, {
      incident,
      decide: (before) => decide(before, { title, service, fields, state, ...times }),
    });
    return undefined;
  },
});

interface Edited extends ProblemTimes, Pick<Incident, 'title' | 'service' | 'fields'> {
  state: string;
}

function decide(
  before: Incident,
  { title, service, fields = {}, state, ...times }: Edited,
): WantedChange | undefined {
  const changes = fieldChanges(before.fields ?? {}, fields);
  const moved = timeChanges(before, times);
  const isSame = before.title === title && before.service === service;
  const detail = { ...changes, ...moved };
  if (isSame && Object.keys(detail).length === 0) return undefined;
  if (editableState(before) !== state) {
    throw new ConflictError(
      `${shortId(before.incident_id)} was edited after you opened this form, so nothing was saved. What you typed stays here until you close it; \`/incident edit\` opens a new form.`,
    );
  }
  return {
    set: { title, service, ...(Object.keys(changes).length > 0 && { fields }), ...times },
    type: 'INCIDENT_EDITED' as const,
    description: describe(before, { title, service }),
    detail: { title, service, from_title: before.title, from_service: before.service, ...detail },
  };
}

function describe(before: Incident, { title, service }: Pick<Incident, 'title' | 'service'>): string {
  if (before.title !== title) return `Title is now ${title}`;
  return before.service === service ? 'Fields or times changed' : `Service is now ${service}`;
}
