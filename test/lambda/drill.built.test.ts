import { expect, it } from 'vitest';
import { textOf } from '../support/aegis.js';
import { useBuiltFunctions } from './built-functions.js';

const rig = useBuiltFunctions();

// In a file of its own: most of its time passes with waiting for Slack's rate limits, while other files run.
it('the functions play a drill to its debrief', async () => {
  const { workspace, store, pump, settle, type } = rig();
  await type('drill full-disk P2 Search is broken');
  const channel = rig().incidentChannel();

  for (const control of ['next', 'finish']) await type(`drill ${control}`, channel);

  const posts = workspace.channels.get(channel)?.messages.filter(({ bot_id }) => bot_id) ?? [];
  expect(posts.filter(({ username }) => username?.endsWith('Drill')).length).toBeGreaterThan(2);
  expect(posts.map(textOf).join('\n')).toContain('Debrief');
  // Slack shares and reports an upload after the job has finished.
  const isShared = () => workspace.channels.get(channel)?.messages.some(({ files = [] }) => files.length > 0);
  await expect.poll(isShared, { timeout: 10_000 }).toBe(true);
  await settle();
  expect(await store.getDrill('DRILL-000001')).toMatchObject({ state: 'finished' });
  expect(pump.failures).toEqual([]);
  expect(rig().forbidden()).toEqual([]);
});
