import { statusShortcut } from './status.js';

export const ack = statusShortcut({
  name: 'ack',
  aliases: ['acknowledge', 'acked'],
  to: 'ACKNOWLEDGED',
  summary: 'say that somebody is on it',
  example: 'looking at the database',
});
