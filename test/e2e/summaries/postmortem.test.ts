import { expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL, GENERAL } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });

async function resolveIncident(): Promise<string> {
  const channel = await aegis().declare('declare P1 checkout fails in the <EU>');
  await aegis().say('Error rate is at 42 % for all customers since 14:02', { channel, user: BOB });
  await aegis().say('Found it: caused by the pool size, cut to 20 by mistake', { channel, user: BOB });
  await aegis().say('Rolled back payment-api to release 4.11 at 14:20', { channel, user: BOB });
  await aegis().say('The canary went well, it saved us. But the pool alert did not fire.', {
    channel,
    user: BOB,
  });
  await aegis().type('task add write an alert for <script>alert(1)</script> the pool', { channel });
  await aegis().type('resolve', { channel });
  return channel;
}

const files = () =>
  [...aegis().workspace.files.values()].map(({ info, content }) => ({
    name: info.name,
    text: new TextDecoder().decode(content),
  }));

it('is uploaded as Markdown and as a web page, and stored by reference', async () => {
  const channel = await resolveIncident();

  await aegis().type('postmortem', { channel });

  const [md, html] = files();
  expect(md?.name).toBe('inc-1-postmortem.md');
  expect(html?.name).toBe('inc-1-postmortem.html');
  const titles = [...(md?.text.matchAll(/^## (.*)$/gm) ?? [])].map((match) => match[1]);
  expect(titles).toEqual([
    'Summary',
    'Resolution',
    'Impact',
    'Timeline',
    'Root cause',
    'What was believed when',
    'Contributing factors',
    'Ruled out',
    'What was done',
    'What went well',
    "What didn't go well",
    'Next steps',
    'Open questions',
    'Action items',
  ]);
  expect(md?.text).toMatch(
    /## Root cause\n\n- .*pool size.*\[2025-01-15 14:05\]\(https:\/\/[^)]*\/archives\//,
  );
  expect(md?.text).toMatch(/## What went well\n\n- The canary went well/);
  expect(md?.text).toMatch(/- \[ \] write an alert for/);
  expect(html?.text).not.toContain('<script>alert');
  expect(html?.text).toContain('Rolled back payment-api');
  const { summaries } = await aegis().record();
  const stored = summaries.find(({ kind }) => kind === 'postmortem');
  expect(await aegis().deps.contents.read(stored?.content_ref ?? '')).toBe(md?.text);
});

it('loses its stored text when one of its sources is redacted', async () => {
  const channel = await resolveIncident();
  await aegis().type('postmortem', { channel });
  const { comments } = await aegis().record();
  const { timestamp = '' } = comments.find(({ text }) => text?.includes('pool size')) ?? {};

  await aegis().type(`redact ${(Date.parse(timestamp) / 1000).toFixed(3)}${timestamp.slice(23, 26)}`, {
    channel,
    user: BOB,
  });

  const stored = (await aegis().record()).summaries.find(({ kind }) => kind === 'postmortem');
  expect(JSON.stringify(stored?.claims)).not.toContain('pool size');
  expect(stored?.content_ref).toBeUndefined();
});

it('is for participants', async () => {
  await resolveIncident();

  const reply = await aegis().type('postmortem INC-1', { channel: GENERAL, user: CAROL });

  expect(reply).toContain('Only participants');
  expect(textOf(aegis().posts(GENERAL).at(-1) ?? { text: '' })).not.toContain('draft');
});

it('reports a failed upload to the person who asked for the draft', async () => {
  const channel = await resolveIncident();
  aegis().server.faults.add({ method: 'files.getUploadURLExternal', do: { error: 'not_allowed' } });

  await aegis().type('postmortem', { channel });

  expect(aegis().shownTo(ALICE).at(-1)).toContain("Couldn't write the post-mortem draft of INC-1.");
});
