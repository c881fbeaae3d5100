import { statusShortcut } from './status.js';

export const mitigate = statusShortcut({
  name: 'mitigate',
  aliases: ['mitigated', 'mitigating'],
  to: 'MITIGATING',
  summary: 'say that a fix is under way',
  example: 'failing over to the replica',
});
