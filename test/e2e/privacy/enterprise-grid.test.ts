import { userJoins, userOpensHome, userPosts } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src/base/durations.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { FORM_VALUES } from '../../support/bad-inputs/forms.js';
import { ALICE, BOB, CAROL, GENERAL } from '../../support/slack.js';

const aegis = useAegis();
let channel: string;

/** Bob belongs to a sister workspace only, Carol to another organization. */
function makeGrid() {
  const { workspace } = aegis();
  Object.assign(workspace.team, { enterprise: { id: 'E01ORG', name: 'Org' } });
  Object.assign(workspace.users.get(BOB) ?? {}, { teamId: 'T02SISTER', enterpriseTeams: ['T02SISTER'] });
  Object.assign(workspace.users.get(CAROL) ?? {}, { teamId: 'T09PARTNER' });
  Object.assign(workspace.channels.get(GENERAL) ?? {}, { connectedTeams: ['T09PARTNER'] });
}

/** Submits the form that `opener` opened as `user`, as a Slack Connect or sister workspace's client does. */
async function submitDeclaration(opener: string, user = opener) {
  await aegis().type('declare', { user: opener });
  const view = aegis().workspace.modals.findLast(({ userId }) => userId === opener)?.view;
  if (!view) throw new Error('no form is open');
  const reply = await aegis().delivery.viewSubmission({ user, view, values: FORM_VALUES.declare.values });
  await aegis().settled();
  return reply;
}

describe('a colleague of a sister workspace', () => {
  beforeEach(async () => {
    makeGrid();
    channel = await aegis().declare();
  });

  it('runs commands', async () => {
    await aegis().type('ack looking', { user: BOB, channel });

    expect((await aegis().record()).incident.acknowledged_at).toBeDefined();
  });

  it('submits forms', async () => {
    const { errors } = await submitDeclaration(BOB);

    expect(errors).toBeUndefined();
    expect((await aegis().record('INC-000002')).incident.declared_by).toBe(BOB);
  });

  it('presses buttons', async () => {
    userJoins(aegis().workspace, { channel, user: BOB });
    const [card] = aegis().posts(channel);

    await aegis().press('ack id:INC-000001', { user: BOB, channel, ts: card?.ts ?? '' });

    expect((await aegis().record()).incident.status).toBe('ACKNOWLEDGED');
  });

  it('is recorded, and answered when they mention Aegis', async () => {
    const { workspace, settled } = aegis();
    const text = `<@${workspace.app.botUserId}> ack looking at it`;

    const { ts } = userPosts(workspace, { user: BOB, channel, text });
    workspace.publish({ type: 'app_mention', user: BOB, channel, text, ts, event_ts: ts });
    await settled();

    const { comments, incident } = await aegis().record();
    expect(comments).toMatchObject([{ user_id: BOB }]);
    expect(incident.status).toBe('ACKNOWLEDGED');
  });

  it('sees incidents on Home', async () => {
    userOpensHome(aegis().workspace, BOB);
    await aegis().settled();

    const home = aegis().workspace.homes.get(BOB);
    expect(textOf({ text: '', blocks: home?.blocks ?? [] })).toContain('checkout fails');
  });

  it('can get a role', async () => {
    await aegis().type(`assign <@${BOB}> comms`, { channel });

    expect((await aegis().record()).incident.roles).toMatchObject({ comms: BOB });
  });
});

it('a colleague runs commands after the workspace has joined their organization while Aegis is running', async () => {
  channel = await aegis().declare();
  makeGrid();
  aegis().clock.advance(MINUTE_MS);

  await aegis().type('ack looking', { user: BOB, channel });

  expect((await aegis().record()).incident.acknowledged_at).toBeDefined();
});

describe('someone from another organization, in a Slack Connect channel', () => {
  beforeEach(async () => {
    makeGrid();
    channel = await aegis().declare();
  });

  it('may not run a command', async () => {
    expect(await aegis().type('declare P1 x', { user: CAROL })).toContain('people from other organizations');
  });

  it('may not submit a form, and is shown that in the form', async () => {
    const { errors } = await submitDeclaration(ALICE, CAROL);

    expect(errors?.title).toContain('people from other organizations');
    expect(await aegis().deps.store.loadRecord('INC-000002')).toBeUndefined();
  });

  it('may not get a role', async () => {
    await aegis().type(`assign <@${CAROL}> comms`, { channel });

    expect((await aegis().record()).incident.roles).toEqual({});
  });
});

it('refuses an installation for a whole organization, and says what to do', async () => {
  aegis().workspace.app.isOrgWide = true;

  expect(await aegis().type('list')).toContain('install the app in that workspace instead');
});
