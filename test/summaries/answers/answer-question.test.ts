import { describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { Conversation } from '../conversation.js';

const BOB = { user_id: 'U02BOB' };
const CAROL = { user_id: 'U03CAROL' };

/** An incident with a theory that was ruled out, a newer number, promises and questions that nobody answered. */
function anIncident(): Conversation {
  const talk = new Conversation();
  talk.says('customers in Scotland cannot pay, 40 tickets so far');
  const theory = talk.says('could it be the nightly report?', BOB);
  talk.replies(theory, 'no, the report finished at 02:10', 'U03CAROL');
  talk.says('queue is at 9,000 messages', CAROL);
  talk.says('who set the timeout to 5 s', BOB);
  talk.says('me, for the load test. forgot to put it back', CAROL);
  talk.says('cause: the gateway gives up after 5 s, the bank needs 8 s', BOB);
  talk.says("don't restart broker-7 before it's in sync");
  talk.says('timeout raised to 30 s at 14:20', CAROL);
  talk.says('queue is at 200 messages', CAROL);
  const request = talk.says('Bob, can you write to the merchants?');
  talk.replies(request, 'will do');
  talk.says('I see no foreign addresses in the access log', BOB);
  talk.says('Correction: one foreign address read 40 files', BOB);
  const credits = talk.says('do we owe anyone SLA credits?');
  talk.replies(credits, "I don't know, legal will say");
  talk.says('we should revert the grants, node by node', BOB);
  return talk;
}

async function answersTo(question: string) {
  const { claims } = await extractiveSummarizer.summarize({ ...anIncident().input(), kind: 'ask', question });
  return claims.filter(({ section }) => section === 'answer').map(({ text }) => text);
}

describe('an answer from the record', () => {
  it.each([
    ['the cause', 'what was the cause?', /bank needs 8 s/],
    ['the cause, where someone asks why all of it happens', "why can't customers pay?", /bank needs 8 s/],
    ['what ruled a theory out', 'was it the nightly report?', /finished at 02:10/],
    ['who said `me`, not who told of it', 'who set the timeout?', /Carol: “me/],
    ['the newest number', 'how many messages are in the queue now?', /200 messages/],
    ['whom someone asked to do it', 'who writes to the merchants?', /will do|Bob, can you/],
    ['a line with a time', 'when was the timeout raised?', /14:20/],
    ['the correction', 'were there foreign addresses in the access log?', /read 40 files/],
    ['what must not be done', 'what must we not restart?', /broker-7/],
    ['who is affected', 'which customers are affected?', /Scotland/],
    ['a line in another language', 'welche Kunden sind betroffen?', /Scotland/],
  ])('tells %s', async (_what, question, answer) => {
    const answers = await answersTo(question);

    expect(answers.join('\n')).toMatch(answer);
  });

  it.each([
    ['nobody said anything like it', 'did anyone feed the parrot?'],
    ['it was only proposed', 'are the grants reverted?'],
    ['people asked, and nobody knew', 'do we owe SLA credits?'],
    ['it was said of something else', 'was broker-5 restarted?'],
  ])("isn't given when %s", async (_why, question) => {
    expect(await answersTo(question)).toEqual([]);
  });

  it('is a list of all that people did', async () => {
    const answers = await answersTo('what did we try?');

    expect(answers.join('\n')).toContain('timeout raised to 30 s');
  });
});
