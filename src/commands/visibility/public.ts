import { visibilityCommand } from './visibility.js';

export const makePublic = visibilityCommand({
  to: 'public',
  summary: 'show an incident to everybody again',
  channel: 'Its channel stays as it is: who may join that is up to the channel’s settings.',
});
