import { userDeletes, userEdits } from 'slack-simulator';
import { expect, it } from 'vitest';
import { verifyExport } from '../../../src/reports/verify-export.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL, GENERAL } from '../../support/slack.js';

const aegis = useAegis();

function exported(): { name: string; content: string } {
  const file = [...aegis().workspace.files.values()].at(-1);
  return { name: file?.info.name ?? '', content: file?.content?.toString() ?? '' };
}

async function anIncident(): Promise<string> {
  const channel = await aegis().declare('declare P1 checkout | <b>fails</b>');
  await aegis().say('Errors at 42 % | <!channel> <@U01BOB> look', { channel });
  await aegis().type('ack on it', { channel, user: BOB });
  return channel;
}

it('uploads Markdown into the channel of the incident, with the head of its chain', async () => {
  const channel = await anIncident();

  const reply = await aegis().type('export', { channel });

  const { name, content } = exported();
  const [, head = 'none'] = /Head of the hash chain: `(\w{64})`/.exec(content) ?? [];
  // The file itself is in the channel.
  expect(reply).toBe('');
  expect(name).toBe('inc-1.md');
  expect(content).toMatch(
    /\| 2025-01-15 14:05:\d\d \| .* \| said \| Errors at 42 % \\\| @\u200Bchannel @\u200B/,
  );
  expect(content).toContain('Status Open → Acknowledged: on it');
  expect(textOf(aegis().posts(channel).at(-1) ?? { text: '' })).toContain(head);
});

it.each(['json', 'html'])('uploads a file that can be verified: %s', async (format) => {
  const channel = await anIncident();

  await aegis().type(`export ${format}`, { channel });

  const { name, content } = exported();
  expect(name).toBe(`inc-1.${format}`);
  expect(verifyExport(content)).toMatchObject({ isIntact: true });
  expect(verifyExport(content.replace('42', '24'))).toMatchObject({ isIntact: false });
});

it('keeps the head of each export, shows it to the person who asks, and includes earlier heads in the next', async () => {
  const channel = await anIncident();
  const headOf = (text: string) => /\w{64}/.exec(text)?.[0] ?? 'none';
  const heads: string[] = [];
  for (const format of ['json', 'html']) {
    await aegis().type(`export ${format}`, { channel });
    heads.push(headOf(textOf(aegis().posts(channel).at(-1) ?? { text: '' })));
  }

  await aegis().type('export heads', { channel });

  const shown = aegis().shownTo(ALICE).at(-1) ?? '';
  expect(verifyExport(exported().content, heads[1])).toMatchObject({ isIntact: true });
  expect(exported().content).toContain(heads[0]);
  expect(shown).toMatch(/html[\s\S]*json/);
  for (const head of heads) expect(shown).toContain(head);
});

it("shows and keeps the signature of the head, if there's a key", async () => {
  const { deps } = aegis();
  const channel = await anIncident();
  deps.settings.exportKey = 'arn:aws:kms:eu-west-1:123456789012:key/1';
  deps.outward.sign = async (_key, head) => `signed-${head}`;

  await aegis().type('export json', { channel });
  await aegis().type('export heads', { channel });
  deps.settings.exportKey = undefined;

  const posted = textOf(aegis().posts(channel).at(-1) ?? { text: '' });
  const [, head = 'none'] = /chain: `(\w{64})`/.exec(posted) ?? [];
  expect(posted).toContain(`Signature: \`signed-${head}\``);
  expect(aegis().shownTo(ALICE).at(-1)).toContain(`Signature: \`signed-${head}\``);
});

it('contains long messages whole, edited ones in their last version, and only the place of deleted ones', async () => {
  const channel = await anIncident();
  const end = 'the very end of it';
  await aegis().say(`${'a long log line '.repeat(600)}${end}`, { channel });
  const edited = await aegis().say('first wording', { channel });
  const deleted = await aegis().say('nobody should read this', { channel });
  const { workspace, settled } = aegis();
  userEdits(workspace, { channel, ts: edited.ts, user: ALICE, text: 'second wording' });
  userDeletes(workspace, { channel, ts: deleted.ts });
  await settled();

  await aegis().type('export html', { channel });

  const { content } = exported();
  expect(content).toContain(end);
  expect(content).toContain('second wording');
  expect(content).not.toContain('first wording');
  expect(content).not.toContain('nobody should read this');
  expect(content).toMatch(/\(deleted 2025-01-15 14:05:\d\d\)/);
});

it('exports only for participants', async () => {
  await anIncident();

  const refused = await aegis().type('export 1', { user: CAROL, channel: GENERAL });
  const taken = await aegis().type('export json 1', { user: ALICE, channel: GENERAL });

  expect(refused).toContain('Only participants can export INC-1');
  expect(taken).toMatch(/The record of INC-1 will be posted in <#\w+> as JSON/);
  expect(aegis().workspace.files.size).toBe(1);
});

it('shows its usage for an unknown format', async () => {
  const channel = await anIncident();

  expect(await aegis().type('export pdf', { channel })).toContain(
    '`/incident export [md | json | html | heads] [id]`',
  );
});
