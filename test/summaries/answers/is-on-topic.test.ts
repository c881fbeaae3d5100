import { expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { Conversation } from '../conversation.js';

const BOB = { user_id: 'U02BOB' };
const CAROL = { user_id: 'U03CAROL' };

async function answersTo(question: string): Promise<string> {
  const talk = new Conversation();
  talk.says('search is empty for everyone who is logged in', CAROL);
  talk.says('restarted the search gateway at 14:25, no change');
  talk.says('support has 37 tickets so far', CAROL);
  talk.says('guests are not affected, only people with a login get error 403', CAROL);
  talk.says('hit rate of the query cache went to 0 at 14:02, right after the acl job ran', BOB);
  talk.says('found it, acl job wrote an empty group list for every user so the filter drops all hits', BOB);
  talk.says('問い合わせは現在52件です', CAROL);
  talk.says('mailer paused at 14:30', BOB);
  talk.says('mailer stays paused until legal agrees to the apology', CAROL);
  talk.says('3.8.0 went out at 13:41, it added a second job on the standby', BOB);
  talk.says('rolled back, the second job is gone', BOB);
  const { claims } = await extractiveSummarizer.summarize({ ...talk.input(), kind: 'ask', question });
  return claims
    .filter(({ section }) => section === 'answer')
    .map(({ text }) => text)
    .join('\n');
}

it.each([
  ['why did Bob restart the database?'],
  ['why did Carol fail over postgres?'],
  ['how many refunds were affected?'],
])("doesn't answer %s with something else about the incident", async (question) => {
  expect(await answersTo(question)).toBe('');
});

it.each([
  ['why is the mailer still paused?', /^Mailer stays paused until legal/],
  ['who paused the mailer?', /^Bob: “Mailer paused at 14:30/],
  ['when was 3.8.0 deployed?', /^3\.8\.0 went out/],
  ['how many tickets are there?', /^Support has 37 tickets/],
  ['問い合わせは何件ですか？', /52件/],
])('puts the line with the evidence first: %s', async (question, first) => {
  expect(await answersTo(question)).toMatch(first);
});
