import { userEdits } from 'slack-simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSummarizer } from '../../../src/app/open/open-summarizer.js';
import { AegisError } from '../../../src/base/errors.js';
import type { Summarizer } from '../../../src/ports/summarizer.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { type FakeBedrock, promptIn, startFakeBedrock } from '../../support/fake-bedrock.js';
import { createTestLogger } from '../../support/logger.js';
import { ALICE, BOB, BOT } from '../../support/slack.js';

let summarizer: Summarizer;
const aegis = useAegis({
  summarizer: {
    summarize: (input) => summarizer.summarize(input),
    resumesAfter: (summary) => summarizer.resumesAfter?.(summary),
  },
});

/** Declares an incident with a few messages and a status change. */
async function declareIncident(): Promise<string> {
  const channel = await aegis().declare('declare P1 checkout fails in the EU');
  await aegis().say('Checkout errors are at 42 % for customers in the EU since 14:03', {
    channel,
    user: BOB,
  });
  const { ts } = await aegis().say('Could it be the 14:01 deploy of payment-api?', { channel, user: ALICE });
  await aegis().say('No, ruled out: the canary with the old release fails too.', {
    channel,
    user: BOB,
    thread: ts,
  });
  await aegis().say('token=xoxb-123456789012-123456789012-abcdefghijklmnopqrstuvwx', { channel, user: BOB });
  await aegis().type('mitigate failing over to db2', { channel });
  return channel;
}

const lastPost = (channel: string) => textOf(aegis().posts(channel).at(-1) ?? { text: '' });

describe('a summary without a model', () => {
  beforeEach(() => {
    summarizer = extractiveSummarizer;
  });

  it('replaces the progress message, with its sources, and is stored', async () => {
    const channel = await declareIncident();
    const before = aegis().posts(channel).length;

    await aegis().type('summary', { channel });

    const { summaries } = await aegis().record();
    expect(aegis().posts(channel)).toHaveLength(before + 1);
    expect(lastPost(channel)).toMatch(/P1 · Mitigating: checkout fails in the EU/);
    expect(lastPost(channel)).toMatch(/Checkout errors are at 42 %.*<!date\^\d+\^\{time\}\^https:/);
    expect(lastPost(channel)).toMatch(/Could it be the 14:01 deploy.*ruled out/);
    expect(lastPost(channel)).toContain('Extractive digest, no model');
    expect(summaries).toMatchObject([
      { model: 'extractive', fallback: false, requested_by: ALICE, kind: 'state' },
    ]);
  });

  it('as of a time shows what was known then, with the text of that time', async () => {
    const channel = await aegis().declare('declare P2 checkout fails in the EU');
    const { ts } = await aegis().say('Checkout errors are at 42 % for customers in the EU since 14:03', {
      channel,
      user: BOB,
    });
    await aegis().say('Ruled out the database: no slow queries on db1 since 13:50', { channel, user: BOB });
    aegis().clock.advance(600_000);
    await aegis().type('severity P1', { channel });
    await aegis().type('mitigate', { channel });
    await aegis().say('Rolled back payment-api to release 4.11 at 14:16', { channel, user: BOB });
    userEdits(aegis().workspace, { user: BOB, channel, ts, text: 'Checkout errors are at 12 % in the EU' });

    await aegis().type('summary as-of 8m', { channel });

    expect(lastPost(channel)).toContain('P2 · Open');
    expect(lastPost(channel)).toContain('Ruled out the database');
    expect(lastPost(channel)).not.toMatch(/Rolled back|42 %|12 %/);
    expect(lastPost(channel)).toMatch(/as known at .*1 message left out/);
    expect((await aegis().record()).summaries).toMatchObject([{ kind: 'as-of', changed_since: 1 }]);
    await aegis().type('summary as-of 2h', { channel });
    const { incident, summaries } = await aegis().record();
    expect(summaries[1]?.as_of).toBe(incident.created_at);
  });

  it('leaves out what people say to Aegis, and keeps what they say about it', async () => {
    const channel = await declareIncident();
    const said = [
      `<@${BOT}> raise it, card payments fail on all 300 terminals in Lyon since 14:03`,
      `when did we roll back the payment gateway in Lyon <@${BOT}>?`,
      `All 300 terminals in Paris fail too, and <@${BOT}> has an outdated title for this`,
    ];
    for (const text of said) await aegis().say(text, { channel, user: BOB });

    await aegis().type('summary', { channel });

    expect(lastPost(channel)).not.toContain('Lyon');
    expect(lastPost(channel)).toContain('All 300 terminals in Paris fail too');
  });

  it('contains no credential', async () => {
    const channel = await declareIncident();

    await aegis().type('summary', { channel });

    const { comments, summaries } = await aegis().record();
    expect(JSON.stringify([comments, summaries, aegis().posts(channel)])).not.toContain('xoxb-123');
    expect(aegis().shownTo(BOB).join('\n')).toMatch(/credential \(slack token\)/);
  });
});

describe('a summary by a model', () => {
  let bedrock: FakeBedrock;
  const logger = createTestLogger();

  beforeEach(async () => {
    bedrock = await startFakeBedrock();
    summarizer = openSummarizer(
      { modelId: 'eu.amazon.nova-lite-v1:0', region: 'eu-west-1', bedrockEndpoint: bedrock.url },
      logger,
    );
  });
  afterEach(() => bedrock.close());

  it('keeps only claims that their sources support, and names the model', async () => {
    const channel = await declareIncident();
    bedrock.reply({
      claims: [
        { section: 'headline', text: 'Checkout fails in the EU.', sources: ['m2'] },
        { section: 'impact', text: 'Checkout errors are at 42 % in the EU.', sources: ['m2'] },
        { section: 'impact', text: 'All 9000 customers are gone, see https://evil.example', sources: ['m2'] },
      ],
    });

    await aegis().type('summary', { channel });

    expect(lastPost(channel)).toContain('Checkout errors are at 42 % in the EU.');
    expect(lastPost(channel)).toContain('eu.amazon.nova-lite-v1:0');
    expect(lastPost(channel)).not.toMatch(/9000|evil/);
    expect((await aegis().record()).summaries).toMatchObject([
      { model: 'eu.amazon.nova-lite-v1:0', dropped_claims: 1 },
    ]);
  });

  const CLAIMS = [
    { section: 'headline', text: 'Checkout fails in the EU.', sources: ['m2'] },
    { section: 'impact', text: 'Checkout errors are at 42 % in the EU.', sources: ['m2'] },
    { section: 'actions', text: 'Failing over to db2.', sources: ['m6'] },
  ];

  it('continues from the last one, and adds up the costs', async () => {
    const channel = await declareIncident();
    bedrock.replyBy(() => ({ claims: CLAIMS }));
    aegis().clock.advance(300_000);
    await aegis().type('summary', { channel });
    aegis().clock.advance(600_000);
    await aegis().say('Errors are falling since 14:20', { channel, user: BOB });

    await aegis().type('summary', { channel });

    const [first, second] = bedrock.requests.map(({ body }) => promptIn(body));
    expect(first).toContain('ruled out: the canary');
    expect(second).toContain('Errors are falling since 14:20');
    expect(second).not.toContain('ruled out: the canary');
    expect(second).toContain('claims_so_far');
    const { incident, summaries } = await aegis().record();
    expect(summaries[1]).toMatchObject({ built_on: summaries[0]?.timestamp, latency_ms: expect.any(Number) });
    expect(incident.model_spend_usd).toBeCloseTo(2 * (summaries[0]?.cost_usd ?? 0), 5);
    await aegis().type('summary full', { channel });
    expect(promptIn(bedrock.requests[2]?.body ?? { messages: [] })).toContain('ruled out: the canary');
  });

  it('shows the already checked claims while the model writes the rest', async () => {
    const channel = await declareIncident();
    const seen: string[] = [];
    bedrock.replyBy(() => ({
      claims: [...CLAIMS, { ...CLAIMS[1], text: 'All 9000 are lost.' }],
      pause: async (written) => {
        const done = CLAIMS.slice(1).findLast((claim) => written.includes(JSON.stringify(claim)));
        const shown = done?.text ?? (written ? 'still writing' : '');
        await expect.poll(() => lastPost(channel), { interval: 5 }).toContain(shown);
        seen.push(lastPost(channel));
        // As much time as has to pass between two updates.
        aegis().clock.advance(1_500);
      },
    }));

    await aegis().type('summary', { channel });

    expect(seen[0]).toMatch(/reading [\d,]+ messages and events/);
    expect(seen.some((text) => text.includes('still writing') && text.includes('42 %'))).toBe(true);
    expect(seen.join()).not.toContain('9000');
    expect(lastPost(channel)).not.toContain('still writing');
  });

  it('is made once for two people who request it at the same time', async () => {
    const channel = await declareIncident();
    let answer: () => void = () => undefined;
    const bothAsked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    bedrock.replyBy(() => ({ claims: CLAIMS, after: bothAsked }));
    const before = aegis().posts(channel).length;

    const first = aegis().type('summary', { channel });
    await expect.poll(() => bedrock.requests).toHaveLength(1);
    const second = aegis().type('summary', { channel, user: BOB });
    await expect.poll(() => aegis().shownTo(BOB)).toHaveLength(1);
    answer();
    await Promise.all([first, second]);

    expect(aegis().posts(channel)).toHaveLength(before + 1);
    expect((await aegis().record()).summaries).toHaveLength(1);
    expect(aegis().shownTo(BOB).at(-1)).toContain(`<@${ALICE}> had just requested the summary of INC-1`);
  });

  it('is made once for two people who request it in the same millisecond', async () => {
    const channel = await declareIncident();
    bedrock.replyBy(() => ({ claims: CLAIMS }));
    const before = aegis().posts(channel).length;
    const request = (user: string) =>
      aegis().delivery.command({ user, channel, command: '/incident', text: 'summary' });

    await Promise.all([request(ALICE), request(BOB)]);
    await aegis().untilDone();

    expect(bedrock.requests).toHaveLength(1);
    expect(aegis().posts(channel)).toHaveLength(before + 1);
    const shown = [...aegis().shownTo(ALICE), ...aegis().shownTo(BOB)];
    expect(shown.filter((text) => text.includes('had just requested'))).toHaveLength(1);
  });

  it('is the digest, and says so, when the model fails', async () => {
    const channel = await declareIncident();
    bedrock.reply({ exception: 'AccessDeniedException' });

    await aegis().type('summary', { channel });

    expect(lastPost(channel)).toContain("the model couldn't be used");
    expect((await aegis().record()).summaries).toMatchObject([{ model: 'extractive', fallback: true }]);
  });
});

it('updates a posted summary with how much has happened since, at most once a minute', async () => {
  summarizer = extractiveSummarizer;
  const channel = await declareIncident();
  await aegis().type('summary', { channel });
  expect(lastPost(channel)).toMatch(/covers until <!date/);
  expect(lastPost(channel)).not.toContain('behind');

  aegis().clock.advance(60_000);
  await aegis().say('Errors are falling', { channel, user: BOB });
  expect(lastPost(channel)).toContain('*1 event behind*');
  for (let i = 0; i < 4; i++) await aegis().say('and falling', { channel, user: BOB });
  expect(lastPost(channel)).toContain('*1 event behind*');
  aegis().clock.advance(60_000);
  await aegis().say('They are gone', { channel, user: BOB });

  expect(lastPost(channel)).toContain('*6 events behind*');
  expect(lastPost(channel)).toContain('Refresh: 6 behind');
  await aegis().type('summary', { channel });
  expect(lastPost(channel)).not.toContain('behind');
});

it.each([['resolve'], ['severity P0 all regions'], [`assign <@${BOB}> ops`]])(
  'shows immediately that a posted summary is behind after %s',
  async (change) => {
    summarizer = extractiveSummarizer;
    const channel = await declareIncident();
    await aegis().type('summary', { channel });
    const { ts } = aegis().posts(channel).at(-1) ?? {};
    aegis().clock.advance(1_000);
    await aegis().say('Errors are falling', { channel, user: BOB });

    aegis().clock.advance(1_000);
    await aegis().type(change, { channel });

    const summary = aegis()
      .posts(channel)
      .find((post) => post.ts === ts);
    expect(textOf(summary ?? { text: '' })).toMatch(/\*[23] events behind\*/);
  },
);

describe('requested twice within seconds', () => {
  const summaries = async () => (await aegis().record()).summaries;
  let channel: string;

  beforeEach(async () => {
    summarizer = extractiveSummarizer;
    channel = await declareIncident();
    aegis().clock.advance(60_000);
    await aegis().type('summary', { channel });
    aegis().clock.advance(400);
  });

  it('is posted once when nothing was said in between', async () => {
    const before = aegis().posts(channel).length;

    await aegis().type('summary', { channel });

    expect(aegis().posts(channel)).toHaveLength(before);
    expect(await summaries()).toHaveLength(1);
  });

  it('is made again with what was said in between', async () => {
    await aegis().say('Errors are back at 80 %', { channel, user: BOB });

    await aegis().type('summary', { channel });

    expect(await summaries()).toHaveLength(2);
    expect(lastPost(channel)).toContain('80 %');
  });

  it.each(['resolve', 'severity P0'])('is made again after `%s`', async (change) => {
    await aegis().type(change, { channel });

    await aegis().type('summary', { channel });

    expect(await summaries()).toHaveLength(2);
  });

  it.each(['summary full', 'summary since 30m'])('makes another one for `%s`', async (line) => {
    await aegis().type(line, { channel });

    expect(await summaries()).toHaveLength(2);
  });

  it('is posted again half a minute later', async () => {
    aegis().clock.advance(30_000);

    await aegis().type('summary', { channel });

    expect(await summaries()).toHaveLength(2);
  });
});

it('replaces the progress message with the reason when a summary fails', async () => {
  summarizer = { summarize: () => Promise.reject(new AegisError('broken', 'It is broken.')) };
  const channel = await declareIncident();

  await aegis().type('summary', { channel });

  expect(lastPost(channel)).toContain("Couldn't summarize INC-1. It is broken.");
});

it('covers only what came after a given time', async () => {
  summarizer = extractiveSummarizer;
  const channel = await aegis().declare();
  await aegis().say('Error rate is at 42 % for all customers since 14:02', { channel, user: BOB });
  aegis().clock.advance(3_600_000);
  await aegis().say('Rolled back payment-api to release 4.11 at 15:01', { channel, user: BOB });

  await aegis().type('summary since 30m', { channel });

  const posted = lastPost(channel);
  expect(posted).toContain('Rolled back payment-api');
  expect(posted).not.toContain('42 %');
  expect((await aegis().record()).summaries).toMatchObject([{ kind: 'since', since: expect.any(String) }]);
});

it('explains which words it takes', async () => {
  const channel = await aegis().declare();

  const reply = await aegis().type('summary purple', { channel });

  expect(reply).toContain('alone or with `since 30m`');
});

it('makes a summary for a handoff', async () => {
  summarizer = extractiveSummarizer;
  const channel = await declareIncident();

  await aegis().type('summary handoff', { channel });

  expect(lastPost(channel)).toContain('Handoff of INC-1');
  expect((await aegis().record()).summaries).toMatchObject([{ kind: 'handoff' }]);
});

it('counts the messages of each participant, for `roles`', async () => {
  summarizer = extractiveSummarizer;
  const channel = await declareIncident();

  await aegis().type('summary', { channel });

  const { participants } = await aegis().record();
  const counts = Object.fromEntries(participants.map(({ user_id, messages }) => [user_id, messages]));
  expect(counts).toEqual({ [ALICE]: 1, [BOB]: 3 });
  expect(await aegis().type('roles', { channel })).toContain(`<@${BOB}> (3 messages)`);
});
