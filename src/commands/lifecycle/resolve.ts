import { statusShortcut } from './status.js';

export const resolve = statusShortcut({
  name: 'resolve',
  aliases: ['resolved', 'fixed'],
  to: 'RESOLVED',
  summary: 'say that the impact is over',
  example: 'rolled back at 14:05',
});
