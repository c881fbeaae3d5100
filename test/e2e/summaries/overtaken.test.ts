import { userDeletes, userEdits } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { useAegis } from '../../support/aegis.js';
import { ALICE, BOB } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
const SAID = 'Card payments fail for 42 % of all customers since 14:02';
let channel: string;
let ts: string;

beforeEach(async () => {
  channel = await aegis().declare('declare P1 checkout fails in the EU');
  await aegis().type(`assign <@${BOB}> commander`, { channel });
  ({ ts } = await aegis().say(SAID, { channel, user: ALICE }));
});

const warnings = (user = BOB) =>
  aegis()
    .shownTo(user)
    .filter((text) => text.includes('is out of date'));

/** A message in a later minute, because anything that isn't urgent is checked once a minute. */
async function later(text: string): Promise<void> {
  aegis().clock.advance(120_000);
  await aegis().say(text, { channel, user: ALICE });
  await aegis().settled();
}

describe('an update that is overtaken', () => {
  beforeEach(() => aegis().type(`update ${SAID}`, { channel }));

  it('is shown once to the commander alone, with the reason and a button for a draft', async () => {
    const posts = aegis().posts(channel).length;

    await later('Card payments fail for 61 % of all customers now');
    await later('Card payments fail for 70 % of all customers now');

    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).toMatch(/The update on INC-1 from .* is out of date: there is a newer number/);
    expect(warnings()[0]).toContain(`> ${SAID}`);
    expect(warnings()[0]).toContain('61 %');
    expect(warnings()[0]).toContain('Post update');
    expect(warnings(ALICE)).toEqual([]);
    expect(aegis().posts(channel)).toHaveLength(posts);
  });

  it('opens the form with a draft from the button', async () => {
    await later('Card payments fail for 61 % of all customers now');
    const { ts: shownAt } = aegis().workspace.ephemerals.at(-1)?.message ?? { ts: '' };

    await aegis().press('update id:INC-000001 draft', { channel, ts: shownAt, user: BOB });

    expect(JSON.stringify(aegis().workspace.modals.at(-1)?.view)).toContain('61 %');
  });

  it.each([
    ['deletes', () => userDeletes(aegis().workspace, { channel, ts })],
    ['edits', () => userEdits(aegis().workspace, { channel, ts, user: ALICE, text: 'Payments are slow' })],
  ])('is reported when someone %s what it rests on, without its text', async (_, act) => {
    act();
    await aegis().settled();

    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).toContain("a message it's based on was edited or deleted");
    expect(warnings()[0]).not.toContain('42 %');
  });

  it("isn't reported for something that changes nothing", async () => {
    await later('The vendor answered, they look into it');
    await later('Card payments still fail for 42 % of all customers');

    expect(warnings()).toEqual([]);
  });

  it("isn't reported once a newer update was posted", async () => {
    await aegis().type('update We have called the vendor', { channel });

    userDeletes(aegis().workspace, { channel, ts });
    await aegis().settled();
    await later('Card payments fail for 61 % of all customers now');

    expect(warnings()).toEqual([]);
  });

  it("isn't reported to anyone who may not see the incident", async () => {
    await aegis().type('private', { channel });
    aegis().workspace.channels.get(channel)?.members.splice(0, 99, ALICE);

    await later('Card payments fail for 61 % of all customers now');

    expect(warnings()).toEqual([]);
  });
});

it('reports a posted summary that is overtaken', async () => {
  await aegis().type('summary', { channel });

  await later('Card payments fail for 61 % of all customers now');

  expect(warnings()[0]).toMatch(/The summary of INC-1 from .* is out of date/);
});
