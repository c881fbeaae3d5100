import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderMessagesDoc } from '../scripts/messages-doc.js';
import { readSourceTexts } from '../scripts/source-texts.js';

it('matches docs/messages.md', () => {
  const doc = readFileSync(new URL('../docs/messages.md', import.meta.url), 'utf8');

  expect(doc, 'docs/messages.md is out of date: run `npm run docs`').toBe(renderMessagesDoc());
});

it('reads texts with names for what is filled in', () => {
  const source = `
const USAGE = 'aegis verify FILE';
    if (status === 'not open') throw new UsageError(\`No \${shortId(incidentId)}: \${isOld ? 'too old' : \`at \${now}\`}.\`, { cause });
    throw new UpstreamError('http_500', "Slack didn't answer (try again).");
    throw new UsageError(USAGE);
    throw new QuestionError('Is it over?', [{ label: 'Yes', command: 'close it' }]);
    return answer(notice(['Reminders of it', ...lines].join('\\n')));
  `;

  expect(readSourceTexts(source)).toEqual({
    errors: ['No {incident}: {too old | at {now}}.', "Slack didn't answer (try again).", 'aegis verify FILE'],
    questions: ['Is it over?'],
    messages: ['Reminders of it'],
  });
});
