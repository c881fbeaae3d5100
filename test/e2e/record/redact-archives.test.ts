import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { sweepWords } from '../../../src/archive/sweep-words.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB } from '../../support/slack.js';

const aegis = useAegis();

/** Everything that can be read in the archives. */
async function archived(): Promise<string> {
  const { objects } = aegis().deps.archive;
  const keys = await objects.list('incidents/');
  const objectsRead = await Promise.all(keys.map((key) => objects.get(key)));
  return objectsRead.map((bytes) => String(gunzipSync(bytes ?? new Uint8Array()))).join('\n');
}

async function retitle(channel: string, title: string): Promise<void> {
  await aegis().type('edit', { channel });
  const view = aegis().workspace.modals.at(-1)?.view;
  if (!view) throw new Error('no form is open');
  await aegis().delivery.viewSubmission({ user: ALICE, view, values: { title, service: 'unassigned' } });
  await aegis().settled();
}

const LINES = [
  'note Jane Roe called from home',
  'mitigating Jane Roe called from home',
  'severity P0 Jane Roe called from home',
  'update Jane Roe called from home',
  `task call Jane Roe at home <@${BOB}>`,
  'handoff Jane Roe called from home',
];

it('removes text from a snapshot made before the redaction, whatever kind of text it was', async () => {
  const channel = await aegis().declare('declare P1 Jane Roe cannot pay');
  for (const line of LINES) await aegis().type(line, { channel });
  await retitle(channel, 'one customer cannot pay');
  await aegis().type('close', { channel });
  const before = await archived();

  for (const post of aegis().posts(channel)) {
    if (!textOf(post).includes('Jane Roe')) continue;
    await aegis().type(`redact https://acme.slack.com/archives/${channel}/p${post.ts.replace('.', '')}`, {
      channel,
    });
    await aegis().untilDone();
  }
  await sweepWords(aegis().deps.archive);

  expect(before).toContain('Jane Roe cannot pay');
  for (const line of LINES)
    expect(before).toContain(line.slice(line.indexOf('Jane'), line.indexOf('home') + 4));
  expect(await archived()).not.toContain('Jane Roe');
});

it('removes a replaced title from the archive of an incident that was restored to redact it', async () => {
  const channel = await aegis().declare('declare P1 Jane Roe cannot pay');
  await retitle(channel, 'one customer cannot pay');
  const post = aegis()
    .posts(channel)
    .find((one) => textOf(one).includes('Jane Roe cannot pay →'));
  await aegis().type('close', { channel });
  await aegis().type('archive', { channel });
  await aegis().type('restore', { channel });

  await aegis().type(`redact https://acme.slack.com/archives/${channel}/p${post?.ts.replace('.', '')}`, {
    channel,
  });
  await aegis().untilDone();
  await sweepWords(aegis().deps.archive);

  expect(await archived()).not.toContain('Jane Roe');
});
