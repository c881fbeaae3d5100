import type { Summary } from '../../../incidents/records/incident-summary.js';
import { type Button, commandButton, ID_KEY } from '../../../views/blocks.js';

/** Two small buttons below a summary: whether it helped. */
export function rateButtons({ incident_id, timestamp }: Summary): Button[] {
  const command = (vote: string) => `rate ${ID_KEY}${incident_id} ${vote} ${timestamp}`;
  return [
    commandButton({ label: 'Helpful', command: command('helpful') }),
    commandButton({ label: 'Not helpful', command: command('unhelpful') }),
  ];
}
