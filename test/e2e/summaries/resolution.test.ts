import { beforeEach, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { BOB, CAROL, GENERAL } from '../../support/slack.js';

let broken = false;
const aegis = useAegis({
  summarizer: {
    summarize: (input) =>
      broken ? Promise.reject(new Error('no summary in this test')) : extractiveSummarizer.summarize(input),
  },
});
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare('declare P1 checkout fails in the EU');
  await aegis().say('Error rate is at 42 % for all customers since 14:02', { channel, user: BOB });
  await aegis().say('Found it: caused by the pool size, cut to 20 by mistake', { channel, user: BOB });
  await aegis().say('Rolled back payment-api to release 4.11 at 14:20', { channel, user: BOB });
  await aegis().type(`assign <@${BOB}> commander`, { channel });
});

const told = (user: string) => aegis().shownTo(user).at(-1) ?? '';
const notes = async () => (await aegis().record()).events.filter(({ type }) => type === 'RESOLUTION_NOTE');
const lastPost = () => textOf(aegis().posts(channel).at(-1) ?? { text: '' });

async function proposal(): Promise<string> {
  const { summaries } = await aegis().record();
  return summaries.find(({ kind }) => kind === 'resolution')?.timestamp ?? 'none';
}

it('is proposed to the commander when the incident is resolved', async () => {
  await aegis().type('resolve', { channel });

  expect(told(BOB)).toContain('Shall this go on the record');
  expect(told(BOB)).toMatch(
    /> Impact: Error rate is at 42 %.*\n> Cause: .*pool size.*\n> What was done: Rolled back/,
  );
  expect(await notes()).toEqual([]);
});

it('goes on the record and into the channel once it is accepted, once', async () => {
  await aegis().type('resolve', { channel });
  const accept = `resolution accept ${await proposal()}`;

  await aegis().type(accept, { channel, user: BOB });

  expect(await notes()).toMatchObject([
    { key_event: true, user_id: BOB, note: expect.stringContaining('42 %') },
  ]);
  expect(lastPost()).toMatch(/Resolution note.*accepted by <@U01BOB>[\s\S]*> Impact: Error rate/);
  expect(await aegis().type(accept, { channel })).toContain('has this resolution note already');
  expect(await notes()).toHaveLength(1);
});

it('may be changed before, and a credential in it is not kept', async () => {
  await aegis().type('resolve', { channel });
  await aegis().type(`resolution edit ${await proposal()}`, { channel, user: BOB });

  const view = aegis().workspace.modals.at(-1)?.view;
  if (!view) throw new Error('no form was opened');
  const values = { note: `Pool & <peace>, key AKIA${'Q3EGRIJ4KD7XAMPL'}` };
  await aegis().delivery.viewSubmission({ user: BOB, view, values });
  await aegis().settled();

  const [note] = await notes();
  expect(note?.note).toMatch(/^Pool &amp; &lt;peace&gt;, key \[redacted/);
  expect(lastPost()).toContain('Pool &amp; &lt;peace&gt;');
});

it('may be dismissed, and asked for again', async () => {
  expect(await aegis().type('resolution', { channel })).toContain('is for when it is resolved');
  await aegis().type('resolve', { channel });

  expect(await aegis().type('resolution dismiss', { channel, user: BOB })).toContain('Dismissed');
  expect(await aegis().type('resolution', { channel })).toContain('Shall this go on the record');
  expect(await aegis().type('resolution INC-1', { channel: GENERAL, user: CAROL })).toContain(
    'Only participants',
  );
  expect(await notes()).toEqual([]);
});

it('keeps nobody from resolving when none can be written', async () => {
  broken = true;

  await aegis().type('resolve', { channel });
  broken = false;

  expect((await aegis().record()).incident.status).toBe('RESOLVED');
  expect(told(BOB)).not.toContain('Shall this');
});
