import { statusShortcut } from './status.js';

export const close = statusShortcut({
  name: 'close',
  aliases: ['closed'],
  to: 'CLOSED',
  summary: 'end the incident, follow-ups and all',
  example: 'follow-ups are filed',
});
