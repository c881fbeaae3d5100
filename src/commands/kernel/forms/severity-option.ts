import type { Severity } from '../../../incidents/records/incident.js';
import type { Process } from '../../../process/process-schema.js';
import { consequencesOf } from '../arguments/confirmation.js';

/** A severity in a form, with what it means and what choosing it sets off. */
export function severityOption(process: Process, level: Severity) {
  const consequences = consequencesOf(process, level);
  return {
    label: `${level}: ${process.severities[level]?.meaning}`,
    value: level,
    ...(consequences !== '' && { description: consequences }),
  };
}
