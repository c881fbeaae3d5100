import { UsageError } from '../../../base/errors.js';
import type { Severity } from '../../../incidents/records/incident.js';
import { severitiesInUse } from '../../../process/process-rules.js';
import type { Process } from '../../../process/process-schema.js';

/** Throws UsageError for a severity that aegis.yml leaves out, with what the others mean. */
export function refuseUnused(process: Process, severity: Severity): void {
  const inUse = severitiesInUse(process);
  if (inUse.includes(severity)) return;
  const meanings = inUse.map((level) => `\`${level}\`: ${process.severities[level]?.meaning}`);
  throw new UsageError(`${severity} isn't used here. The severities are ${meanings.join('; ')}.`);
}
