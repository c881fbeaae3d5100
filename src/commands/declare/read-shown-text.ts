import { readFiles } from '../../capture/reader/read-files.js';
import { readMessageText } from '../../capture/reader/read-message-text.js';
import type { SlackMessage } from '../../capture/reader/slack-message.js';

/** What people see of a message, to declare an incident from it: its text, else the names of its files. */
export function readShownText(message: SlackMessage): string {
  const text = readMessageText(message);
  if (text.trim() !== '') return text;
  return readFiles(message)
    .map(({ name }) => name)
    .join(', ');
}
