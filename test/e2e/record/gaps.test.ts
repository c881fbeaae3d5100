import { userDeletes, userEdits, userPins, userPosts, userReacts } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { fromSlackTs } from '../../../src/base/timestamp.js';
import { fillGaps } from '../../../src/capture/fill-gaps.js';
import { useAegis } from '../../support/aegis.js';
import { ALICE, BOB } from '../../support/slack.js';

const aegis = useAegis();
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
});

/** Events during `happens` never reach Aegis, although Slack gets its acknowledgments. */
async function whileDown(happens: () => void): Promise<void> {
  const { clock, delivery, settled } = aegis();
  const { event } = delivery;
  clock.advance(1_000);
  delivery.event = async () => ({ status: 200, body: '' }) as never;
  happens();
  await settled();
  delivery.event = event;
}

const texts = async () => (await aegis().record()).comments.map(({ text }) => text);

describe('filling gaps', () => {
  it('records the messages, replies, files, edits and marks of downtime, once', async () => {
    const known = await aegis().say('errors at 4 %', { channel, user: BOB });
    const { workspace } = aegis();
    await whileDown(() => {
      const { ts } = userPosts(workspace, { channel, user: BOB, text: 'missed' });
      userPosts(workspace, { channel, user: ALICE, text: 'reply', thread: ts });
      userPosts(workspace, {
        channel,
        user: ALICE,
        text: 'log',
        files: [{ name: 'a.log', mimetype: 'text/plain' }],
      });
      userEdits(workspace, { channel, ts: known.ts, user: BOB, text: 'errors at 40 %' });
      userReacts(workspace, { channel, ts, user: ALICE, emoji: 'pushpin' });
      userPins(workspace, { channel, ts: known.ts, user: ALICE });
    });
    expect(await texts()).toEqual(['errors at 4 %']);

    const filled = await fillGaps(aegis().deps, 'INC-000001');

    const { comments, events } = await aegis().record();
    expect(filled).toBe(6);
    expect(await texts()).toEqual(['errors at 40 %', 'missed', 'reply', 'log']);
    expect(events.filter(({ key_event }) => key_event).map(({ note }) => note)).toEqual([
      'errors at 40 %',
      'missed',
    ]);
    expect(comments.at(-1)).toMatchObject({ files: [{ name: 'a.log' }] });
    expect(await fillGaps(aegis().deps, 'INC-000001')).toBe(0);
  });

  it('leaves deleted messages deleted', async () => {
    const { ts } = await aegis().say('oops', { channel, user: BOB });
    await aegis().say('reply', { channel, user: ALICE, thread: ts });
    userDeletes(aegis().workspace, { channel, ts });
    await aegis().settled();

    await fillGaps(aegis().deps, 'INC-000001');

    expect(await texts()).toEqual([undefined, 'reply']);
  });

  it('records from when on messages may be missing when Slack refuses the history', async () => {
    const { ts } = await aegis().say('last known', { channel, user: BOB });
    const { server, deps } = aegis();
    for (let n = 0; n < 2; n += 1) {
      server.faults.add({ method: 'conversations.history', do: { error: 'channel_not_found' } });
      await fillGaps(deps, 'INC-000001');
    }

    const gaps = (await aegis().record()).events.filter(({ type }) => type === 'GAP');
    expect(gaps).toMatchObject([{ timestamp: fromSlackTs(ts) }]);
    expect(gaps[0]?.description).toContain('may be missing');
  });
});
