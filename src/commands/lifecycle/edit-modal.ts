import { createHash } from 'node:crypto';
import type { ModalView } from '@slack/types';
import type { Timestamp } from '../../base/timestamp.js';
import { type Incident, TITLE_MAX, UNASSIGNED_SERVICE } from '../../incidents/records/incident.js';
import type { Process } from '../../process/process-schema.js';
import { formView, textInput } from '../../views/form-inputs.js';
import { shortId } from '../../views/labels.js';
import { fieldInputs } from '../kernel/forms/field-inputs.js';
import { serviceElement } from '../kernel/forms/service-element.js';
import { formatLocal } from '../kernel/time/local-clock.js';

export const EDIT_MODAL = 'edit';
export const EDIT_FIELDS = {
  title: 'title',
  service: 'service',
  started: 'started',
  detected: 'detected',
} as const;

/** Maximum characters of a typed time. */
const TIME_MAX = 40;

/** What the form can change. */
type Editable = Pick<Incident, 'title' | 'service' | 'fields' | 'started_at' | 'detected_at'>;

/** The same as long as nothing that the form can change has changed. */
export function editableState({ title, service, fields = {}, started_at, detected_at }: Editable): string {
  const all = [title, service, Object.entries(fields).sort(), started_at, detected_at];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 16);
}

interface Opened {
  timeZone: string | undefined;
  /** The new title that was typed after the command. */
  newTitle?: string | undefined;
}

/** The form that `/incident edit` opens. Its metadata holds the state that it shows. */
export function buildEditModal(
  process: Process,
  incident: Incident,
  { timeZone, newTitle }: Opened,
): ModalView {
  const { incident_id, title, service, fields, ...times } = incident;
  const zone =
    timeZone === undefined ? "in UTC, because Slack doesn't know your time zone" : 'in your time zone';
  const at = (moment: Timestamp | undefined) =>
    moment === undefined ? {} : { initial: formatLocal(moment, timeZone ?? 'UTC') };
  return formView({
    callbackId: EDIT_MODAL,
    metadata: { incident_id, state: editableState(incident) },
    title: `Edit ${shortId(incident_id)}`,
    submit: 'Save',
    blocks: [
      textInput({
        block: EDIT_FIELDS.title,
        label: "What's wrong?",
        max: TITLE_MAX,
        initial: newTitle ?? title,
      }),
      {
        type: 'input',
        block_id: EDIT_FIELDS.service,
        label: { type: 'plain_text', text: 'Service' },
        optional: true,
        ...serviceElement(process, service === UNASSIGNED_SERVICE ? '' : service),
      },
      ...fieldInputs(process, fields),
      textInput({
        block: EDIT_FIELDS.started,
        label: 'When did it begin?',
        hint: `A time ${zone}. The time to detect is measured from here.`,
        max: TIME_MAX,
        isOptional: true,
        placeholder: '13:40, yesterday 22:10 or 20 minutes ago',
        ...at(times.started_at),
      }),
      textInput({
        block: EDIT_FIELDS.detected,
        label: 'When was it noticed?',
        hint: 'Leave it empty if that was when it was declared.',
        max: TIME_MAX,
        isOptional: true,
        placeholder: '13:55',
        ...at(times.detected_at),
      }),
    ],
  });
}
