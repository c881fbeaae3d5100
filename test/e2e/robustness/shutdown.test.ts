import { expect, it } from 'vitest';
import { createStore } from '../../../src/data/store/store.js';
import { useAegis } from '../../support/aegis.js';
import { ALICE } from '../../support/slack.js';

const aegis = useAegis();
const MESSAGES = 200;

it('loses nothing that was acknowledged when it stops under load', async () => {
  const { clock, delivery, stop, table, workspace } = aegis();
  const channel = await aegis().declare();
  const { team, app } = workspace;

  const sent = Array.from({ length: MESSAGES }, (_, n) => {
    const ts = `${1_900_000_000 + n}.000100`;
    const event = {
      type: 'message',
      channel,
      channel_type: 'channel',
      user: ALICE,
      text: `message ${n}`,
      ts,
      event_ts: ts,
    };
    return delivery.event({ type: 'event_callback', team_id: team.id, api_app_id: app.id, event }).then(
      ({ status }) => ({ n, status }),
      () => ({ n, status: 0 }),
    );
  });
  await Promise.race(sent);
  await stop();
  const answers = await Promise.all(sent);

  const store = createStore({ ...table, now: clock.now });
  const record = await store.loadRecord('INC-000001');
  const stored = new Set(record?.comments.map(({ text }) => text));
  const acknowledged = answers.filter(({ status }) => status === 200);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(acknowledged.filter(({ n }) => !stored.has(`message ${n}`))).toEqual([]);
  expect(stored.size).toBe(record?.comments.length);
});
