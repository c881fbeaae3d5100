import { expect, it } from 'vitest';
import { botName } from '../../src/incidents/describe-message.js';

it.each([
  ['Alerts', 'Alerts'],
  ['System', 'System (bot)'],
  ['  SYSTEM ', '  SYSTEM  (bot)'],
  ['Ｓｙｓｔｅｍ', 'Ｓｙｓｔｅｍ (bot)'],
  ['Slack', 'Slack (bot)'],
  [undefined, 'A bot'],
])('keeps a bot named %j apart from what the record itself says', (author_name, expected) => {
  expect(botName({ author_name, author_kind: 'bot' })).toBe(expected);
});
