import type { Incident, Severity } from '../../incidents/records/incident.js';
import { isRaise, severitiesInUse } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';
import type { Invocation } from '../kernel/invocation.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { applyChange, type ChangeResult } from './apply-change.js';

/** Whether a change makes an incident as bad as it can be. */
export function isRaiseToWorst(process: Pick<Process, 'severities'>, from: string, to: string): boolean {
  const [worst] = severitiesInUse(process);
  return worst !== undefined && to === worst && isRaise(from, worst);
}

interface SeverityChange {
  incident: Incident;
  to: Severity;
  reason: string;
}

/** Changes the severity of an incident. */
export function changeSeverity(
  deps: Pick<RequestDeps, 'cached' | 'queue' | 'store'>,
  invocation: Invocation,
  { incident, to, reason }: SeverityChange,
): Promise<ChangeResult> {
  return applyChange(deps, invocation, {
    incident,
    decide({ severity: from }) {
      if (from === to) return undefined;
      return {
        set: { severity: to },
        type: 'SEVERITY_CHANGED',
        description: `Severity changed to ${to}`,
        detail: { from, to },
        note: reason === '' ? undefined : reason,
      };
    },
  });
}
