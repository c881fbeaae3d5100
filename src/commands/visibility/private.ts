import { visibilityCommand } from './visibility.js';

export const makePrivate = visibilityCommand({
  to: 'private',
  summary: 'keep an incident out of lists, counts and announcements of those who are not in its channel',
  channel: 'Its channel stays as it is: make that private too in the channel’s settings.',
});
