import { beforeEach, describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL, GENERAL } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare('declare P1 checkout fails in the EU');
  await aegis().say('Error rate is at 42 % for all customers since 14:02', { channel, user: BOB });
  await aegis().say('Rolled back payment-api to release 4.11 at 14:20', { channel, user: BOB });
});

async function stored(kind: string) {
  const found = (await aegis().record()).summaries.find((one) => one.kind === kind);
  if (!found) throw new Error(`no ${kind} was stored`);
  return found;
}

async function stats(): Promise<string> {
  await aegis().type('stats', { channel: GENERAL });
  return aegis().posts(GENERAL).map(textOf).join('\n');
}

describe('a summary', () => {
  it('has one vote per person, the last one', async () => {
    await aegis().type('summary', { channel });
    const { timestamp } = await stored('state');
    const post = aegis().posts(channel).at(-1);
    const vote = (word: string, user: string) =>
      aegis().press(`rate id:INC-000001 ${word} ${timestamp}`, { channel, ts: post?.ts ?? '', user });

    await vote('helpful', ALICE);
    await vote('unhelpful', BOB);
    await vote('helpful', BOB);

    expect((await stored('state')).votes).toEqual({ [ALICE]: 'helpful', [BOB]: 'helpful' });
    expect(await stats()).toContain('state, without a model: 2 helpful');
  });

  it('of one person is rated by that person alone', async () => {
    await aegis().type('ask what did we roll back', { channel });
    const { timestamp } = await stored('ask');

    const refused = await aegis().type(`rate helpful ${timestamp}`, { channel, user: CAROL });
    await aegis().type(`rate unhelpful ${timestamp}`, { channel });

    expect(refused).toContain("There's no summary of INC-1 to rate.");
    expect((await stored('ask')).votes).toEqual({ [ALICE]: 'unhelpful' });
  });

  it("keeps people's ratings when a source is redacted", async () => {
    await aegis().type('summary', { channel });
    await aegis().type('rate helpful', { channel });
    const { ts = '' } =
      aegis()
        .workspace.channels.get(channel)
        ?.messages.find(({ text }) => text.includes('42 %')) ?? {};

    await aegis().type(`redact https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}`, {
      channel,
    });

    expect(await stored('state')).toMatchObject({ votes: { [ALICE]: 'helpful' }, redacted_claims: 1 });
  });
});

describe('a proposed resolution note', () => {
  beforeEach(async () => {
    await aegis().type('resolve', { channel });
    await aegis().type('resolution', { channel });
  });

  const press = async (verb: string) =>
    aegis().type(`resolution ${verb} ${(await stored('resolution')).timestamp}`, { channel });

  it('is counted as accepted unchanged', async () => {
    await press('accept');

    expect(await stored('resolution')).toMatchObject({ outcome: 'accepted' });
    expect(await stats()).toContain('resolution, without a model: 1 accepted');
  });

  it('is counted as edited, with how much was changed', async () => {
    await press('edit');
    const view = aegis().workspace.modals.at(-1)?.view;
    const [input] = (view?.blocks ?? []).flatMap((block) => ('element' in block ? [block.element] : []));
    const text = (input as { initial_value?: string }).initial_value ?? '';

    if (view)
      await aegis().delivery.viewSubmission({ user: ALICE, view, values: { note: `${text} Again.` } });
    await aegis().settled();

    const { outcome, edited_share = 0 } = await stored('resolution');
    expect(outcome).toBe('edited');
    expect(edited_share).toBeGreaterThan(0);
    expect(edited_share).toBeLessThan(0.1);
    expect(await stats()).toMatch(/resolution, without a model: 1 edited \(\d % of words\)/);
  });

  it('is counted as dismissed, unless it was accepted before', async () => {
    await press('dismiss');
    const first = (await stored('resolution')).outcome;
    await press('accept');
    await press('dismiss');

    expect(first).toBe('dismissed');
    expect((await stored('resolution')).outcome).toBe('accepted');
  });
});
