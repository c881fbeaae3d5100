import { SEVERITIES, type Severity } from '../incidents/records/incident.js';
import type { Process } from './process-schema.js';
import type { ServiceRule } from './services-section.js';
import type { SeverityRule } from './severities-section.js';

/** The process's rules for a service; people may name unlisted ones. */
export function serviceRuleOf(
  { services }: Pick<Process, 'services'>,
  name: string,
): ServiceRule | undefined {
  return Object.hasOwn(services, name) ? services[name] : undefined;
}

/** The process's rules for a severity; other programs may have written unlisted ones. */
export function severityRuleOf(
  { severities }: Pick<Process, 'severities'>,
  severity: string,
): SeverityRule | undefined {
  const level = SEVERITIES.find((one) => one === severity);
  return level && severities[level];
}

/** Whether a severity is worse than another; one from another program counts as the mildest. */
export function isRaise(from: string, to: Severity): boolean {
  const rank = (severity: string) => {
    const index = SEVERITIES.indexOf(severity as Severity);
    return index < 0 ? SEVERITIES.length : index;
  };
  return rank(to) < rank(from);
}

/** The severity of an incident declared without one: P2 if it's in use, else the mildest in use. */
export function defaultSeverity(process: Pick<Process, 'severities' | 'default_severity'>): Severity {
  const inUse = severitiesInUse(process);
  const usual = inUse.includes('P2') ? 'P2' : inUse.at(-1);
  return process.default_severity ?? usual ?? 'P2';
}

/** The severities in use, the worst first. */
export function severitiesInUse({ severities }: Pick<Process, 'severities'>): Severity[] {
  return SEVERITIES.filter((level) => severities[level] !== undefined);
}
