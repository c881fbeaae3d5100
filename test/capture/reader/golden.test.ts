import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../src/capture/reader/read-files.js';
import { readMessageText } from '../../../src/capture/reader/read-message-text.js';
import { slackMessage } from '../../../src/capture/reader/slack-message.js';
import type { MessageFile } from '../../../src/incidents/records/message-file.js';

const GOLDEN = join(import.meta.dirname, 'golden');

/** A message in a form that Slack sends, and the lines and files that people see in it. */
interface Golden {
  it: string;
  message: object;
  text: string[];
  files?: MessageFile[];
}

describe.each(readdirSync(GOLDEN))('the messages in %s', (file) => {
  const cases: Golden[] = JSON.parse(readFileSync(join(GOLDEN, file), 'utf8'));

  it.each(cases)('$it', ({ message, text, files = [] }) => {
    const parsed = slackMessage.parse({ ts: '1736950100.000200', ...message });

    expect(readMessageText(parsed).split('\n')).toEqual(text);
    expect(readFiles(parsed)).toEqual(files);
  });
});
