import { describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { Conversation } from '../conversation.js';

const BOB = { user_id: 'U02BOB' };
const CAROL = { user_id: 'U03CAROL' };

/** An incident with a ruled-out theory, an updated number, promises, and unanswered questions. */
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
  talk.says('still reindexing the orders', CAROL);
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
    ['the cause of everything', "why can't customers pay?", /bank needs 8 s/],
    ['the message that ruled out a theory', 'was it the nightly report?', /finished at 02:10/],
    [
      'the author of `me`, not the one who reported it',
      'who set the timeout?',
      /Carol: Me, for the load test/,
    ],
    ['the newest number', 'how many messages are in the queue now?', /200 messages/],
    ['the person asked to do it', 'who writes to the merchants?', /will do|Bob, can you/],
    ['a line with a time', 'when was the timeout raised?', /14:20/],
    ['the correction', 'were there foreign addresses in the access log?', /read 40 files/],
    ['what was ruled out', 'what did we rule out?', /finished at 02:10/],
    ['what was ruled out, asked in German', 'was haben wir ausgeschlossen?', /finished at 02:10/],
    ['what no one knows yet', 'what are the open questions?', /SLA credits/],
    ['what people are doing', 'what are we working on?', /reindexing the orders/],
    ["what's forbidden", 'what must we not restart?', /broker-7/],
    ['the declaration, for what happened', 'what happened?', /declared: Checkout fails/],
    ['who is affected', 'which customers are affected?', /Scotland/],
    ['a line in another language', 'welche Kunden sind betroffen?', /Scotland/],
  ])('gives %s', async (_what, question, answer) => {
    const answers = await answersTo(question);

    expect(answers.join('\n')).toMatch(answer);
  });

  it.each([
    ['no one said anything like it', 'did anyone feed the parrot?'],
    ['it was only proposed', 'are the grants reverted?'],
    ['people asked and no one knew', 'do we owe SLA credits?'],
    ['it was said about something else', 'was broker-5 restarted?'],
  ])("isn't given if %s", async (_why, question) => {
    expect(await answersTo(question)).toEqual([]);
  });

  it('falls back to the nearest lines, by kind if no words match', async () => {
    const { claims } = await extractiveSummarizer.summarize({
      ...anIncident().input(),
      kind: 'ask',
      question: 'did we get hacked?',
    });

    const nearest = claims.filter(({ section }) => section === 'nearest').map(({ text }) => text);
    expect(nearest.join('\n')).toMatch(/finished at 02:10/);
  });

  it('lists everything people did', async () => {
    const answers = await answersTo('what did we try?');

    expect(answers.join('\n')).toContain('Timeout raised to 30 s');
  });

  it("lists only what didn't help if that's the question", async () => {
    const talk = new Conversation();
    talk.says('rolled back to 4.1, does nothing, still failing');
    talk.says('restarted the workers, all good now', BOB);

    const { claims } = await extractiveSummarizer.summarize({
      ...talk.input(),
      kind: 'ask',
      question: "what did we try that didn't work?",
    });

    const answers = claims.map(({ text }) => text).join('\n');
    expect(answers).toContain('Rolled back');
    expect(answers).not.toContain('restarted');
  });

  it('gives the time of the message if no one mentioned a time', async () => {
    const talk = new Conversation();
    talk.says('the replica was promoted');

    const { claims } = await extractiveSummarizer.summarize({
      ...talk.input(),
      kind: 'ask',
      question: 'when was the replica promoted?',
    });

    expect(claims[0]?.text).toMatch(/promoted \(said at .*\d\d:\d\d:\d\d UTC\)$/);
  });

  it.each([
    ['the person with a role', 'who does comms', ['Bob has the role comms.']],
    ['all commanders', 'who was ic at night', [/^Carol is the commander/, /^Bob was commander from/]],
    ['the declared severity', 'did this start as a p0', [/^It was declared as P1 and still is/]],
  ])('gives %s', async (_what, question, expected) => {
    const talk = new Conversation();
    const assigned = (role: string, user_id: string) =>
      talk.happens({ type: 'ROLE_ASSIGNED', detail: { role, user_id } });
    assigned('commander', 'U02BOB');
    assigned('comms', 'U02BOB');
    assigned('commander', 'U03CAROL');
    Object.assign(talk.record.incident.roles, { commander: 'U03CAROL' });

    const { claims } = await extractiveSummarizer.summarize({ ...talk.input(), kind: 'ask', question });

    const answers = claims.filter(({ section }) => section === 'answer').map(({ text }) => text);
    expect(answers).toEqual(
      expected.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))),
    );
  });

  it('recognizes a lower-case abbreviation from the record', async () => {
    const talk = new Conversation();
    talk.says('prices in the EU are too low since the curve was changed');
    talk.says('the EU curve counts fiscal weeks, so week 15 reads the value for October', BOB);

    const { claims } = await extractiveSummarizer.summarize({
      ...talk.input(),
      kind: 'ask',
      question: 'why eu?',
    });

    expect(claims.map(({ text }) => text).join('\n')).toContain('fiscal weeks');
  });
});
