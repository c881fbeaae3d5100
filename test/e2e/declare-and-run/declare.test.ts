import { getChannel } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, BOT, GENERAL, INCIDENTS } from '../../support/slack.js';

const aegis = useAegis({ settings: { services: ['payments'] } });

const ownChannels = () => [...aegis().workspace.channels.values()].filter(({ creator }) => creator === BOT);

describe('declare', () => {
  it('opens a channel with the card, announces the incident and notifies the person', async () => {
    const reply = await aegis().type('declare P1 checkout fails in the EU service:payments');

    const [channel] = ownChannels();
    const { incident, participants, events } = await aegis().record();
    expect(reply).toContain(`INC-1 is declared in <#${channel?.id}>: *P1* checkout fails in the EU`);
    expect(aegis().shownTo(ALICE)).toHaveLength(1);
    expect(channel).toMatchObject({
      name: 'inc-1-checkout-fails-in-the-eu',
      topic: { value: 'INC-1 · P1 · Open' },
      members: [BOT, ALICE],
    });
    expect(channel?.pins).toHaveLength(1);
    expect(textOf(aegis().posts(channel?.id ?? '')[0] ?? { text: '' })).toContain(
      'INC-1 · checkout fails in the EU',
    );
    expect(aegis().posts(INCIDENTS)).toHaveLength(1);
    expect(aegis().shownTo(ALICE).at(-1)).toContain('INC-1 is declared');
    expect(incident).toMatchObject({
      incident_id: 'INC-000001',
      title: 'checkout fails in the EU',
      service: 'payments',
      severity: 'P1',
      status: 'OPEN',
      declared_by: ALICE,
      channel_id: channel?.id,
    });
    expect(participants).toMatchObject([{ user_id: ALICE, service: 'payments' }]);
    expect(events.map(({ type }) => type)).toContain('INCIDENT_DECLARED');
  });

  it('notifies the person when no one has invited Aegis to the announcement channel', async () => {
    aegis().workspace.channels.get(INCIDENTS)?.members.splice(0);

    await aegis().declare();

    const confirmation = aegis().shownTo(ALICE).at(-1);
    expect(confirmation).toContain("It isn't announced in the announcement channel.");
    expect(confirmation).toContain('Run `/invite @Aegis` there.');
  });

  it('imports the messages posted before it', async () => {
    await aegis().say('the pager went off', { channel: GENERAL, user: BOB });

    await aegis().declare();

    const { comments, participants } = await aegis().record();
    expect(comments).toMatchObject([{ text: 'the pager went off', user_id: BOB, channel_id: GENERAL }]);
    expect(participants.map(({ user_id }) => user_id)).toEqual([ALICE, BOB]);
    expect(aegis().shownTo(ALICE).at(-1)).toContain('1 message from here is on its record');
  });

  it('opens one incident however often Slack delivers it', async () => {
    const triggerId = '1.2.same';
    const send = () => aegis().type('declare P2 twice', { triggerId });

    await Promise.all([send(), send(), send()]);
    aegis().clock.advance(60_000);
    await send();

    expect(ownChannels()).toHaveLength(1);
    expect(
      aegis()
        .shownTo(ALICE)
        .filter((text) => text.includes('is declared')),
    ).toHaveLength(1);
    await expect(aegis().record('INC-000002')).rejects.toThrow();
  });

  it.each(['--Private.', '—Private!', '--private=Yes1'])(
    'asks about %s after a word that leads to a password',
    async (flag) => {
      const reply = await aegis().type(`declare P1 credentials ${flag}`);

      expect(reply).toMatch(/isn't an option of|is declared/);
      expect(aegis().posts(INCIDENTS)).toEqual([]);
    },
  );

  it('asks before it opens the same incident twice within ten seconds', async () => {
    await aegis().type('declare P2 search is slow');
    const second = await aegis().type('declare P2 search is slow');
    const asked = aegis().workspace.ephemerals.at(-1)?.message;

    expect(second).toContain('Declare another one?');
    expect(ownChannels()).toHaveLength(1);

    await aegis().press('declare sure:flags,severity,confirm --again P2 search is slow', {
      channel: GENERAL,
      ts: asked?.ts ?? '',
    });

    expect(ownChannels()).toHaveLength(2);
  });

  it('continues where it left off after a step failed', async () => {
    const { server } = aegis();
    server.faults.add({ method: 'conversations.create', do: 'reset-after' });
    server.faults.add({ method: 'chat.postMessage', do: '500-after' });

    await aegis().type('declare P2 a hard day');
    await aegis().untilDone();

    expect(aegis().shownTo(ALICE)).toEqual([
      expect.stringContaining('Declaring *P2* a hard day. Its channel opens in a moment.'),
      expect.stringContaining('INC-1 is declared'),
    ]);
    const [channel] = ownChannels();
    expect(ownChannels()).toHaveLength(1);
    expect(aegis().posts(channel?.id ?? '')).toHaveLength(1);
    expect(aegis().posts(INCIDENTS)).toHaveLength(1);
  });

  it('continues when Slack refuses an optional step', async () => {
    const { server, logger } = aegis();
    for (const method of ['conversations.setTopic', 'pins.add', 'conversations.invite']) {
      server.faults.add({ method, do: { error: 'restricted_action' } });
    }

    const channel = await aegis().declare();

    expect(aegis().posts(channel)).toHaveLength(1);
    expect(logger.lines.filter(({ level }) => level === 'warn').map(({ fields }) => fields)).toMatchObject([
      { step: 'topic' },
      { step: 'invite' },
      { step: 'pin' },
    ]);
  });

  it("reports that the channel couldn't be opened", async () => {
    aegis().server.faults.add({ method: 'conversations.create', do: { error: 'restricted_action' } });

    await aegis().type('declare P2 not here');

    expect(aegis().shownTo(ALICE).at(-1)).toContain("couldn't be declared. This workspace");
    await expect(aegis().record()).rejects.toThrow();
  });

  it('adds a suffix when the channel name is taken', async () => {
    const { workspace } = aegis();
    getChannel(workspace, INCIDENTS).name = 'inc-1-taken';

    await aegis().type('declare P2 taken');

    expect(ownChannels().map(({ name }) => name)).toEqual(['inc-1-taken-2']);
  });
});

describe('the declare form', () => {
  async function open() {
    await aegis().type('declare');
    const modal = aegis().workspace.modals.at(-1);
    if (!modal) throw new Error('no form is open');
    return modal.view;
  }

  it('opens an incident', async () => {
    const view = await open();

    const reply = await aegis().delivery.viewSubmission({
      user: ALICE,
      view,
      values: { title: 'Nobody can <pay> & go', severity: 'P0', service: 'Payments' },
    });
    await aegis().settled();

    expect(reply.errors).toBeUndefined();
    expect((await aegis().record()).incident).toMatchObject({
      title: 'Nobody can <pay> & go',
      severity: 'P0',
      service: 'payments',
    });
    expect(aegis().shownTo(ALICE).at(-1)).toContain('INC-1 is declared');
  });

  it('opens a private incident, which is announced nowhere', async () => {
    const view = await open();

    const { errors } = await aegis().delivery.viewSubmission({
      user: ALICE,
      view,
      values: { title: 'credentials leaked', severity: 'P1', visibility: 'private' },
    });
    await aegis().settled();

    expect(errors).toBeUndefined();
    expect((await aegis().record()).incident.visibility).toBe('private');
    expect(aegis().posts(INCIDENTS)).toEqual([]);
  });

  it('shows errors next to the fields', async () => {
    const view = await open();

    const reply = await aegis().delivery.viewSubmission({
      user: ALICE,
      view,
      values: { title: '   ', service: 'two words' },
    });

    expect(Object.keys(reply.errors ?? {}).sort()).toEqual(['service', 'severity', 'title']);
    expect(ownChannels()).toHaveLength(0);
  });

  it("opens one incident when it's submitted twenty times at the same moment", async () => {
    const view = await open();
    const submit = () =>
      aegis().delivery.viewSubmission({
        user: ALICE,
        view,
        values: { title: 'clicked impatiently', severity: 'P3' },
      });

    await Promise.all(Array.from({ length: 20 }, submit));
    await aegis().settled();

    expect(ownChannels()).toHaveLength(1);
  });
});
