import { isDrill } from '../../incidents/drill-id.js';
import type { Incident } from '../../incidents/records/incident.js';
import { serviceRuleOf, severityRuleOf } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';

/** A user group or a person listed in aegis.yml. */
export interface NamedResponder {
  /** As aegis.yml writes it: `@payments-oncall`, `U0123456789`. */
  name: string;
  /** `payments` or `P0`: what they respond to. */
  of: string;
}

/**
 * Who responds to an incident, by its service and its severity; nobody for a drill. Someone listed for both appears
 * once.
 */
export function respondersOf(
  process: Process,
  { incident_id = '', service, severity }: Pick<Incident, 'service' | 'severity'> & { incident_id?: string },
): NamedResponder[] {
  if (isDrill(incident_id)) return [];
  const named = [
    ...(serviceRuleOf(process, service)?.responders ?? []).map((name) => ({ name, of: service })),
    ...(severityRuleOf(process, severity)?.responders ?? []).map((name) => ({ name, of: severity })),
  ];
  return [...new Map(named.toReversed().map((one) => [one.name, one])).values()].toReversed();
}
