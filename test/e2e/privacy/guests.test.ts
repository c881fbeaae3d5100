import { userJoins, userOpensHome } from 'slack-simulator';
import { beforeEach, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { CAROL, GENERAL } from '../../support/slack.js';

const aegis = useAegis();
let channel: string;

beforeEach(async () => {
  const carol = aegis().workspace.users.get(CAROL);
  if (carol) carol.guest = 'multi-channel';
  channel = await aegis().declare('declare P1 checkout fails');
});

const run = (text: string, where = channel) => aegis().type(text, { user: CAROL, channel: where });

it('has a Home with what a guest may do, and nothing else', async () => {
  const { workspace, settled } = aegis();
  userJoins(workspace, { channel, user: CAROL });
  userOpensHome(workspace, CAROL);
  await settled();

  const home = textOf({ text: '', blocks: workspace.homes.get(CAROL)?.blocks ?? [] });
  expect(home).toContain('As a guest');
  expect(home).toContain('checkout fails');
  expect(home).not.toMatch(/Declare an incident|Your tasks|Other active/);
});

it('shows a guest an incident without the buttons that would refuse them', async () => {
  userJoins(aegis().workspace, { channel, user: CAROL });
  await aegis().settled();

  const shown = await run('show');

  expect(shown).toContain('Catch me up');
  expect(shown).not.toMatch(/Acknowledge\b|Make private|Resolve…/);
});

it('tells a guest who can let them see more', async () => {
  expect(await run('list', GENERAL)).toContain('any full member of this workspace can add you');
});

it('refuses a guest in plain words', async () => {
  expect(await run('stats', GENERAL)).toMatch(/^Guests .* can't count incidents\. Any full member/);
});
