import { expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { Conversation } from '../conversation.js';

const BOB = { user_id: 'U02BOB' };

async function answersTo(talk: Conversation, question: string) {
  const { claims } = await extractiveSummarizer.summarize({ ...talk.input(), kind: 'ask', question });
  return claims.filter(({ section }) => section === 'answer');
}

it('answers with the newest of several numbers first', async () => {
  const talk = new Conversation();
  talk.says('the cleanup removed 214 hosts from the pool');
  talk.says('all hosts in west answer', BOB);
  talk.says('correction: log was cut off, it is 231 hosts, not 214', BOB);

  const [first] = await answersTo(talk, 'how many hosts were removed?');

  expect(first?.text).toContain('231');
});
