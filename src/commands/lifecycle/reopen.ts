import { statusShortcut } from './status.js';

export const reopen = statusShortcut({
  name: 'reopen',
  aliases: ['reopened'],
  to: 'OPEN',
  summary: 'take it up again',
  example: 'errors are back',
});
