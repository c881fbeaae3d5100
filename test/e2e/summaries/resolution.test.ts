import { beforeEach, describe, expect, it } from 'vitest';
import { AegisError } from '../../../src/base/errors.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL, GENERAL } from '../../support/slack.js';

let isBroken = false;
const aegis = useAegis({
  summarizer: {
    summarize: (input) =>
      isBroken
        ? Promise.reject(new AegisError('broken', "It's broken."))
        : extractiveSummarizer.summarize(input),
  },
});
let channel: string;

beforeEach(() => {
  isBroken = false;
});

const lastShown = (user: string) => aegis().shownTo(user).at(-1) ?? '';
const notes = async () => (await aegis().record()).events.filter(({ type }) => type === 'RESOLUTION_NOTE');
const lastPost = () => textOf(aegis().posts(channel).at(-1) ?? { text: '' });

/** The timestamp by which the buttons of the proposal name it. */
async function proposal(): Promise<string> {
  const { summaries } = await aegis().record();
  return summaries.find(({ kind }) => kind === 'resolution')?.timestamp ?? 'none';
}

async function resolveAndAsk(): Promise<void> {
  await aegis().type('resolve', { channel });
  await aegis().type('resolution', { channel, user: BOB });
}

async function submit(note: string, user = BOB): Promise<void> {
  const view = aegis().workspace.modals.at(-1)?.view;
  if (!view) throw new Error('no form was opened');
  await aegis().delivery.viewSubmission({ user, view, values: { note } });
  await aegis().settled();
}

describe('a resolution note', () => {
  beforeEach(async () => {
    channel = await aegis().declare('declare P1 checkout fails in the EU');
    await aegis().say('Error rate is at 42 % for all customers since 14:02', { channel, user: BOB });
    await aegis().say('Found it: caused by the pool size, cut to 20 by mistake', { channel, user: BOB });
    await aegis().say('Rolled back payment-api to release 4.11 at 14:20', { channel, user: BOB });
    await aegis().type(`assign <@${BOB}> commander`, { channel });
  });

  it('is proposed to the person who asks for it where the incident was resolved', async () => {
    await aegis().type('resolve', { channel });
    const resolved = aegis().posts(channel).at(-1);
    expect(aegis().shownTo(BOB)).toEqual([]);

    await aegis().press('resolution id:INC-000001', { channel, user: BOB, ts: resolved?.ts ?? '' });

    expect(lastShown(BOB)).toContain('Add this resolution note to the record?');
    expect(lastShown(BOB)).toMatch(
      /> Impact: Error rate is at 42 %.* Lasted .*\n> Cause: .*pool size.*\n> What ended it: Rolled back/,
    );
    expect(await notes()).toEqual([]);
  });

  it('goes on the record and into the channel once when it is accepted twice', async () => {
    await resolveAndAsk();
    const accept = `resolution accept ${await proposal()}`;

    await aegis().type(accept, { channel, user: BOB });
    const again = await aegis().type(accept, { channel });

    expect(await notes()).toMatchObject([
      { key_event: true, user_id: BOB, note: expect.stringContaining('42 %') },
    ]);
    expect(lastPost()).toMatch(/Resolution note.*accepted by <@U01BOB>[\s\S]*> Impact: Error rate/);
    expect(again).toContain('already has this resolution note');
    expect(
      aegis()
        .posts(channel)
        .filter((post) => textOf(post).includes('*Resolution note*')),
    ).toHaveLength(1);
  });

  it('can be edited first, without keeping a credential', async () => {
    await resolveAndAsk();
    await aegis().type(`resolution edit ${await proposal()}`, { channel, user: BOB });

    await submit(`Pool & <peace>, key AKIA${'Q3EGRIJ4KD7XAMPL'}`);

    const [note] = await notes();
    expect(note?.note).toMatch(/^Pool &amp; &lt;peace&gt;, key \[redacted/);
    expect(lastPost()).toContain('Pool &amp; &lt;peace&gt;');
  });

  it('can be dismissed and proposed again', async () => {
    const early = await aegis().type('resolution', { channel });
    await resolveAndAsk();

    const dismissed = await aegis().type('resolution dismiss', { channel, user: BOB });
    const again = await aegis().type('resolution', { channel });

    expect(early).toContain('Run `/incident resolve` first');
    expect(dismissed).toContain('Dismissed');
    expect(again).toContain('Add this resolution note to the record?');
    expect(await notes()).toEqual([]);
  });

  it('is for participants', async () => {
    await aegis().type('resolve', { channel });

    const reply = await aegis().type('resolution INC-1', { channel: GENERAL, user: CAROL });

    expect(reply).toContain('Only participants');
  });

  it('is written again once the incident is resolved again', async () => {
    await resolveAndAsk();
    await aegis().type('reopen', { channel });
    aegis().clock.advance(60_000);
    await aegis().say('Found it: caused by the DNS zone, not the pool', { channel, user: BOB });

    await resolveAndAsk();

    expect(lastShown(BOB)).toContain('DNS zone');
  });

  it('is refused once the incident was reopened, or the note accepted or edited', async () => {
    await resolveAndAsk();
    const early = await proposal();
    await aegis().type(`resolution edit ${early}`, { channel, user: BOB });
    aegis().clock.advance(60_000);
    await aegis().type('reopen errors are back', { channel });

    const whileOpen = await aegis().type(`resolution accept ${early}`, { channel, user: BOB });
    aegis().clock.advance(60_000);
    await aegis().type('resolve', { channel });
    const afterwards = await aegis().type(`resolution accept ${early}`, { channel, user: BOB });
    await submit('Rolled back at 14:20');

    expect(whileOpen).toContain('INC-1 is Open, so nothing was added');
    expect(afterwards).toContain('INC-1 was reopened after this note was written, so nothing was added');
    expect(await notes()).toEqual([]);
  });

  it("says when it couldn't be written", async () => {
    isBroken = true;

    await resolveAndAsk();

    expect(lastShown(BOB)).toContain("Couldn't write a resolution note for INC-1. It's broken.");
  });
});

describe('/incident resolution on a short incident', () => {
  beforeEach(async () => {
    channel = await aegis().declare('declare P1 checkout fails');
    await aegis().type('resolve', { channel });
  });

  it("says that there's nothing to propose", async () => {
    await aegis().type('resolution', { channel });

    expect(lastShown(ALICE)).toContain("there's no note to propose. You can write one yourself.");
    expect(await notes()).toEqual([]);
  });

  it('lets people write a note themselves', async () => {
    await aegis().type('resolution', { channel });
    const { ts } = aegis().workspace.ephemerals.at(-1)?.message ?? { ts: '' };
    await aegis().press(`resolution id:INC-000001 edit ${await newestSummary()}`, { channel, ts });

    await submit('The certificate had expired.', ALICE);

    expect(await notes()).toMatchObject([{ user_id: ALICE, note: 'The certificate had expired.' }]);
    expect(lastPost()).toContain('> The certificate had expired.');
  });

  async function newestSummary(): Promise<string> {
    return (await aegis().record()).summaries.at(-1)?.timestamp ?? 'none';
  }
});
