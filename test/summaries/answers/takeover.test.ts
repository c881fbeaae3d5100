import { expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { Conversation } from '../conversation.js';

const BOB = { user_id: 'U02BOB' };

async function answersTo(talk: Conversation, question: string) {
  const { claims } = await extractiveSummarizer.summarize({ ...talk.input(), kind: 'ask', question });
  return claims.filter(({ section }) => section === 'answer');
}

it("cites the message in which someone announces that they're taking over", async () => {
  const talk = new Conversation();
  const assigned = (user_id: string) =>
    talk.happens({ type: 'ROLE_ASSIGNED', detail: { role: 'commander', user_id } });
  talk.says('morning, back from lunch', BOB);
  talk.says('anyone near the racks?');
  talk.says('coffee first');
  talk.says('the racks are fine');
  const event = assigned('U02BOB');
  const said = talk.says('I have it from here', BOB);
  Object.assign(talk.record.incident.roles, { commander: 'U02BOB' });

  const [first] = await answersTo(talk, 'who is leading?');

  expect(first?.citations).toEqual([event, said]);
});
