import { userDeletes, userEdits } from 'slack-simulator';
import { expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { BOB, GENERAL } from '../../support/slack.js';

const aegis = useAegis();

it('follows edits and deletions of messages copied from another channel', async () => {
  const { workspace } = aegis();
  const kept = await aegis().say('errors at 4 %', { channel: GENERAL, user: BOB });
  const gone = await aegis().say('Jane Roe cannot pay', { channel: GENERAL, user: BOB });
  await aegis().declare();
  expect(JSON.stringify(await aegis().record())).toContain('Jane Roe');

  userEdits(workspace, { channel: GENERAL, ts: kept.ts, user: BOB, text: 'errors at 40 %' });
  userDeletes(workspace, { channel: GENERAL, ts: gone.ts });
  await aegis().say('lunch?', { channel: GENERAL, user: BOB });
  await aegis().settled();

  const { comments } = await aegis().record();
  expect(comments.map(({ text }) => text)).toContain('errors at 40 %');
  expect(JSON.stringify(comments)).not.toMatch(/errors at 4 %|Jane Roe|lunch/);
});
