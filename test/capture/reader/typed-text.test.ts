import { toRichText } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { readMessageText } from '../../../src/capture/reader/read-message-text.js';
import { slackMessage } from '../../../src/capture/reader/slack-message.js';

describe('rich text', () => {
  it.each([
    'db-1 is *down* since 14:05 :fire:',
    'a &lt; b &amp;&amp; c &gt; d',
    '<@U1> ask <!subteam^S1> in <#C1>, <!here>',
    'see <https://runbooks.example/?a=1&amp;b=2|the runbook> or <https://a.example>',
    '*db is _down_* since _14:05_',
    '*bold* _italic_ ~struck~ `code`',
    'steps:\n1. drain\n2. restart\n• api\n    ◦ eu\n• web\nverify',
    '```\nif x &lt; 3:\n    retry()\n```\nthen it hung',
    '> db is fine\n> he said\nit was not',
    'two\n\nparagraphs',
  ])('reads like the text that Slack derives from it: %j', (text) => {
    // In the text that Slack derives, a quote's marker is escaped.
    const blocks = [toRichText(text.replaceAll(/^> /gm, '&gt; '), 'b1')];

    const message = slackMessage.parse({ ts: '1736950100.000200', bot_id: 'B1', text: '', blocks });

    expect(readMessageText(message)).toBe(text);
  });
});
