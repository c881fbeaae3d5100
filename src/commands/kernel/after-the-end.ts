import type { Status } from '../../incidents/records/incident.js';

interface Over {
  statuses: readonly Status[];
  isArchived: boolean;
}

/** The commands that are about incidents that are over, and the incidents they can be about. */
export const AFTER_THE_END: ReadonlyMap<string, Over> = new Map([
  ['close', { statuses: ['RESOLVED'], isArchived: false }],
  ['reopen', { statuses: ['RESOLVED', 'CLOSED'], isArchived: false }],
  ['resolution', { statuses: ['RESOLVED', 'CLOSED'], isArchived: false }],
  ['postmortem', { statuses: ['RESOLVED', 'CLOSED'], isArchived: false }],
  ['archive', { statuses: ['CLOSED'], isArchived: false }],
  ['restore', { statuses: ['CLOSED'], isArchived: true }],
]);
