import { MINUTE_MS } from '../../base/durations.js';
import { newValue } from '../../incidents/event-catalog.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { Process } from '../../process/process-schema.js';
import { type Button, commandButton, ID_KEY } from '../../views/blocks.js';
import { isRaiseToWorst } from './change-severity.js';

/** How long a change can be undone. */
export const UNDO_MS = 10 * MINUTE_MS;

/** In the button's command line: the version of the incident that the change produced. */
export const VERSION_KEY = 'v';

/** The button that undoes a resolution or a raise to the worst severity; nothing for other changes. */
export function undoButton(process: Pick<Process, 'severities'>, event: TimelineEvent): Button[] {
  const { incident_id, event_id, detail = {} } = event;
  if (detail.undoes !== undefined) return [];
  const isResolved = newValue('status', event) === 'RESOLVED';
  const severity = newValue('severity', event);
  const isRaised = severity !== undefined && isRaiseToWorst(process, detail.from ?? '', severity);
  if (!isResolved && !isRaised) return [];
  const version = event_id.replace(/^v/, '');
  const command = `undo ${ID_KEY}${incident_id} ${VERSION_KEY}:${version}`;
  return [commandButton({ label: 'Undo', command })];
}
