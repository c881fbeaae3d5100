import type { Incident } from '../../incidents/records/incident.js';
import type { WantedChange } from '../lifecycle/apply-change.js';

/** Why the visibility of an incident changes, unless a command asked for it. */
type Cause = 'channel';

/** Makes an incident public or private; undefined if it already is. */
export function changeVisibility(
  { visibility }: Incident,
  to: Incident['visibility'],
  cause?: Cause,
): WantedChange | undefined {
  if (visibility === to) return undefined;
  return {
    set: { visibility: to },
    type: 'VISIBILITY_CHANGED',
    description: cause === 'channel' ? `Made ${to} with its channel` : `Made ${to}`,
    detail: { from: visibility, to, ...(cause !== undefined && { cause }) },
  };
}
