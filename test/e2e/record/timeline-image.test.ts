import { expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { CAROL } from '../../support/slack.js';

const aegis = useAegis();
const PNG = [0x89, 0x50, 0x4e, 0x47];

it('posts an image of the timeline in the channel, for participants only', async () => {
  const channel = await aegis().declare();
  await aegis().say('error rate is at 40 %', { channel });
  await aegis().type('resolve', { channel });

  expect(await aegis().type('timeline picture 1', { user: CAROL })).toContain('Only participants');
  expect(await aegis().type('timeline image', { channel })).toContain(
    'The timeline image of INC-1 will be posted',
  );

  const [file] = [...aegis().workspace.files.values()];
  expect(file?.info.name).toBe('inc-1-timeline.png');
  expect([...(file?.content ?? []).slice(0, 4)]).toEqual(PNG);
});
