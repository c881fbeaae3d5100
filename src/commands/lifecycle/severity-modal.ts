import type { ModalView } from '@slack/types';
import type { Incident, Severity } from '../../incidents/records/incident.js';
import { severitiesInUse } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';
import { choiceInput, formView } from '../../views/form-inputs.js';
import { shortId } from '../../views/labels.js';
import { severityOption } from '../kernel/forms/severity-option.js';
import { reasonInput } from './reason-field.js';

export const SEVERITY_MODAL = 'severity';
export const SEVERITY_FIELD = 'severity';

const SEVERITY_MAX = 40;

/** Another program's severity may be longer than what a form can hold. */
export function shownSeverity(severity: string): string {
  return severity.slice(0, SEVERITY_MAX).toWellFormed();
}

/** What a button asks before it changes the severity; `to` is preselected. */
export function buildSeverityModal(
  process: Process,
  { incident_id, severity }: Incident,
  to: Severity | undefined,
): ModalView {
  const [worst] = severitiesInUse(process);
  return formView({
    callbackId: SEVERITY_MODAL,
    metadata: { incident_id, from: shownSeverity(severity) },
    title: `Severity of ${shortId(incident_id)}`,
    submit: 'Save',
    blocks: [
      choiceInput({
        block: SEVERITY_FIELD,
        label: 'Severity',
        options: severitiesInUse(process).map((level) => severityOption(process, level)),
        initial: to ?? severity,
      }),
      reasonInput({
        label: 'Why?',
        hint: `Everyone in the channel sees it. ${worst} needs a reason, and you can undo it for ten minutes.`,
        isOptional: true,
        placeholder: 'All regions are affected',
      }),
    ],
  });
}
