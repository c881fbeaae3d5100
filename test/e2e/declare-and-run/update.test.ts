import type { Channel } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOT, CAROL, INCIDENTS } from '../../support/slack.js';

const aegis = useAegis();
const announced = () => aegis().posts(INCIDENTS).map(textOf);

describe('update', () => {
  it('posts in the announcement channel, and the announcement keeps the newest one', async () => {
    const channel = await aegis().declare();
    await aegis().type('update roll-back is under way, <!channel> next at 15:00', { channel });

    expect(announced()).toHaveLength(2);
    for (const message of announced())
      expect(message).toContain('roll-back is under way, @channel next at 15:00');
    expect(aegis().posts(channel).map(textOf).join()).toContain('roll-back is under way');
    await aegis().type('mitigate', { channel });

    const [announcement] = announced();
    expect(announcement).toContain('Mitigating');
    expect(announcement).toContain('roll-back is under way');
    const { incident, events } = await aegis().record();
    expect(incident.last_update_at).toBe(events.find(({ type }) => type === 'UPDATE_POSTED')?.timestamp);
  });

  it('posts nothing that consists only of a time or an audience', async () => {
    const channel = await aegis().declare();
    for (const line of ['update in 30m', 'update next update at 15:00', 'update next:30m']) {
      expect(await aegis().type(line, { channel })).toContain('Nothing was posted');
    }
    for (const line of ['update everyone', 'update stakeholders, please', 'update me', 'update severity P0'])
      await aegis().type(line, { channel });

    expect(announced()).toHaveLength(1);
  });

  it('posts once however often Slack delivers it', async () => {
    const channel = await aegis().declare();
    for (let n = 0; n < 3; n += 1) await aegis().type('update news', { channel, triggerId: '1.1.same' });

    expect(announced().filter((message) => message.includes(':loudspeaker:'))).toHaveLength(1);
  });

  it('refuses outsiders and private incidents', async () => {
    const channel = await aegis().declare();
    expect(await aegis().type('update 1 hello', { user: CAROL })).toContain('Only participants');
    await aegis().type('private', { channel });
    expect(await aegis().type('update secret', { channel })).toContain('private');

    expect(announced().join()).not.toContain('secret');
  });

  it('of a private incident is offered to the people in its channel, with its whole text', async () => {
    const channel = await aegis().declare();
    await aegis().type('private', { channel });

    const asked = await aegis().type('update token revoked, next update in 2h', { channel });
    expect(asked).toContain('nothing was posted yet. Post it in the incident channel only?');
    await aegis().type('update sure:confirm id:INC-000001 token revoked, next update in 2h', { channel });

    expect(textOf(aegis().posts(channel).at(-1) ?? { text: '' })).toContain('token revoked');
    expect(announced().join()).not.toContain('token');
    expect((await aegis().record()).events.at(-1)).toMatchObject({
      type: 'UPDATE_POSTED',
      detail: { audience: 'channel' },
    });
  });

  it("is recorded when it can't be announced, and its author is notified", async () => {
    const channel = await aegis().declare();
    aegis().workspace.channels.get(INCIDENTS)?.members.splice(0);
    await aegis().type('update news', { channel });

    expect((await aegis().record()).events.map(({ type }) => type)).toContain('UPDATE_POSTED');
    expect(aegis().shownTo(ALICE).join()).toContain("didn't reach the announcement channel");
  });

  it.each([
    ['archived', (channel: Channel) => Object.assign(channel, { isArchived: true })],
    [
      'one that Aegis was removed from',
      (channel: Channel) => channel.members.splice(channel.members.indexOf(BOT), 1),
    ],
  ])(
    'reaches stakeholders when the incident channel is %s, and its author is notified',
    async (_, change) => {
      const id = await aegis().declare();
      const channel = aegis().workspace.channels.get(id);
      if (channel) change(channel);

      await aegis().type('update INC-1 cards work again', {});

      expect(announced().at(-1)).toContain('cards work again');
      const shown = aegis().shownTo(ALICE).join();
      expect(shown).toContain('Your update is on the record and in the announcement channel, but');
      expect(shown).not.toContain("didn't reach");
      const update = (await aegis().record()).events.find(({ type }) => type === 'UPDATE_POSTED');
      expect(update?.copies).toHaveLength(1);
    },
  );

  it('shows changes in the announcement when the incident channel is archived', async () => {
    const id = await aegis().declare();
    Object.assign(aegis().workspace.channels.get(id) ?? {}, { isArchived: true });

    await aegis().type('severity 1 P0 all regions', {});

    const posts = announced();
    expect(posts[0]).toContain('INC-1 P0');
    expect(posts.at(-1)).toContain('all regions');
    expect(aegis().shownTo(ALICE).join()).toContain(
      "couldn't be posted in its channel. The channel is archived.",
    );
  });
});
