import { createChannel, getChannel, postMessage, userPosts } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL, GENERAL } from '../../support/slack.js';

const aegis = useAegis();

const modal = () => {
  const open = aegis().workspace.modals.at(-1);
  if (!open) throw new Error('no form is open');
  return open.view;
};

const submit = async (values: Record<string, string>) => {
  const { delivery, settled } = aegis();
  const { errors } = await delivery.viewSubmission({ user: ALICE, view: modal(), values });
  await settled();
  return errors;
};

describe('shortcuts', () => {
  it("open the declare form, with a message's text as the title", async () => {
    const { delivery } = aegis();
    await delivery.shortcut({ user: ALICE, callbackId: 'declare_incident' });
    expect(modal().callback_id).toBe('declare');
    const { ts } = await aegis().say('checkout fails &amp; nobody\nknows why', {
      channel: GENERAL,
      user: BOB,
    });

    await delivery.messageShortcut({ user: ALICE, callbackId: 'declare_from_message', channel: GENERAL, ts });

    expect(JSON.stringify(modal())).toContain('"initial_value":"checkout fails & nobody knows why"');
    expect(await submit({ title: 'checkout fails', severity: 'P1' })).toBeUndefined();
    const { incident, comments } = await aegis().record();
    expect(incident.title).toBe('checkout fails');
    expect(comments.map(({ text }) => text)).toEqual(['checkout fails &amp; nobody\nknows why']);
  });

  it('declare from an alert without text, and record it with its thread and the surrounding messages', async () => {
    const { clock, delivery, server, workspace } = aegis();
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*FIRING* disk full on db-1' } }];
    const channel = getChannel(workspace, GENERAL);
    const { ts } = postMessage(workspace, channel, { bot_id: 'B09OTHER', text: '', blocks });
    await aegis().say('again?', { channel: GENERAL, user: BOB, thread: ts });
    const old = await aegis().say('deploy thread', { channel: GENERAL, user: BOB });
    clock.advance(5 * 3_600_000);
    await aegis().say('rolled back', { channel: GENERAL, user: BOB, thread: old.ts });
    const files = [{ name: 'graph.png', mimetype: 'image/png' }];
    userPosts(workspace, { channel: GENERAL, user: BOB, text: '', files });

    await delivery.messageShortcut({ user: ALICE, callbackId: 'declare_from_message', channel: GENERAL, ts });
    expect(JSON.stringify(modal())).toContain('FIRING');
    await submit({ title: 'disk full', severity: 'P1' });

    const recorded = JSON.stringify(await aegis().record());
    for (const said of ['disk full on db-1', 'again?', 'deploy thread', 'rolled back', 'graph.png']) {
      expect(recorded).toContain(said);
    }
    expect(server.calls.filter(({ method }) => /history|replies/.test(method))).toHaveLength(3);
  });

  it('declare from a file without text, by its name', async () => {
    const { delivery, workspace } = aegis();
    const files = [{ name: 'graph.png', mimetype: 'image/png' }];
    const { ts } = userPosts(workspace, { channel: GENERAL, user: BOB, text: '', files });

    await delivery.messageShortcut({ user: ALICE, callbackId: 'declare_from_message', channel: GENERAL, ts });

    expect(JSON.stringify(modal())).toContain('"initial_value":"graph.png"');
  });

  it.each(['a private channel', 'a channel whose history Slack refuses', 'another incident channel'])(
    "report that a message from %s isn't on the record of the incident it declares",
    async (place) => {
      const { delivery, server, workspace } = aegis();
      const made = createChannel(workspace, {
        name: 'elsewhere',
        kind: place.includes('private') ? 'group' : 'channel',
        creator: ALICE,
        members: [ALICE, BOB],
      });
      const channel = place.includes('incident') ? await aegis().declare() : made.id;
      const { ts } = await aegis().say('errors at 40 %', { channel, user: BOB });
      server.faults.add({ method: 'conversations.history', do: { error: 'not_in_channel' } });

      await delivery.messageShortcut({ user: ALICE, callbackId: 'declare_from_message', channel, ts });
      await submit({ title: 'errors', severity: 'P1' });

      // Outside of its channels, Aegis answers in a direct message.
      const direct = [...workspace.channels.values()].filter(({ kind }) => kind === 'im');
      const answers = [
        ...aegis().shownTo(ALICE),
        ...direct.flatMap(({ id }) => aegis().posts(id).map(textOf)),
      ];
      expect(answers.at(-1)).toMatch(
        /The message that you chose isn't on the record of INC-\d\. Post what matters in its channel\. (?:Slack can't find|Aegis isn't in|Private and)/,
      );
    },
  );

  it('open no form that an archived incident would refuse', async () => {
    const channel = await aegis().declare();
    const { ts } = await aegis().say('errors at 40 %', { channel, user: BOB });
    for (const line of ['resolve', 'close', 'archive']) await aegis().type(line, { channel });

    await aegis().delivery.messageShortcut({ user: ALICE, callbackId: 'add_to_timeline', channel, ts });

    expect(JSON.stringify(modal())).toContain('INC-1 is archived');
  });

  it('add a message to the timeline, with a note that everyone sees', async () => {
    const channel = await aegis().declare();
    const { ts } = await aegis().say('errors at 40 %', { channel, user: BOB });

    await aegis().delivery.messageShortcut({ user: ALICE, callbackId: 'add_to_timeline', channel, ts });
    expect(await submit({ note: 'the vendor <agrees>' })).toBeUndefined();

    const { events, comments } = await aegis().record();
    expect(events.filter(({ key_event }) => key_event)).toMatchObject([{ note: 'errors at 40 %' }]);
    const [note] = comments.filter(({ source }) => source === 'note');
    expect(note?.text).toBe('the vendor &lt;agrees&gt;');
    expect(aegis().posts(channel).map(textOf).at(-1)).toContain('the vendor &lt;agrees&gt;');
  });

  it.each(['a person', 'a bot'])(
    'compare a message of %s with the record, for one person',
    async (author) => {
      const channel = await aegis().declare();
      await aegis().say('Rolled back payment-api to release 4.11 at 14:20', { channel, user: BOB });
      const text = 'Rolled back payment-api to release 4.11. All customers were told.';
      const blocks = [{ type: 'section', text: { type: 'mrkdwn', text } }];
      const { ts } =
        author === 'a bot'
          ? postMessage(aegis().workspace, getChannel(aegis().workspace, channel), {
              bot_id: 'B09OTHER',
              text: '',
              blocks,
            })
          : await aegis().say(text, { channel, user: BOB });
      const posts = aegis().posts(channel).length;

      await aegis().delivery.messageShortcut({ user: ALICE, callbackId: 'check_message', channel, ts });
      await aegis().settled();

      expect(JSON.stringify(modal())).toContain('This message is being compared with the record of INC-1');
      expect(aegis().shownTo(ALICE).at(-1)).toMatch(/On record\*.*\n> Rolled back payment-api/);
      expect(aegis().shownTo(ALICE).at(-1)).toMatch(/Not on record\*.*\n> All customers were told/);
      expect(aegis().posts(channel)).toHaveLength(posts);
    },
  );

  it.each(['add_to_timeline', 'check_message'])(
    'are refused in a channel without an incident: %s',
    async (callbackId) => {
      const { ts } = await aegis().say('hi', { channel: GENERAL, user: BOB });

      await aegis().delivery.messageShortcut({ user: ALICE, callbackId, channel: GENERAL, ts });

      expect(JSON.stringify(modal())).toContain("isn't in an incident channel");
    },
  );
});

it('compare nothing for a person who may not see the incident', async () => {
  const channel = await aegis().declare();
  const { ts } = await aegis().say('checkout fails', { channel, user: BOB });
  await aegis().type('private', { channel });

  await aegis().delivery.messageShortcut({ user: CAROL, callbackId: 'check_message', channel, ts });
  await aegis().settled();

  expect(JSON.stringify(modal())).not.toContain('compared');
  expect(aegis().shownTo(CAROL)).toEqual([]);
});

describe('back-dated notes', () => {
  it("appear at the given time in the author's time zone", async () => {
    const channel = await aegis().declare();

    await aegis().type('note at:14:01 the vendor called', { channel });

    const [note] = (await aegis().record()).comments;
    expect(note).toMatchObject({ text: 'the vendor called', source: 'note', noted_at: aegis().clock.now() });
    expect(note?.timestamp.slice(14)).toMatch(/^01:00/);
    expect((note?.timestamp ?? '') < (note?.noted_at ?? '')).toBe(true);
  });

  it('need a valid time of day', async () => {
    const channel = await aegis().declare();

    expect(await aegis().type('note at:25:00 x', { channel })).toContain('Couldn\'t read the time "25:00"');
  });
});
