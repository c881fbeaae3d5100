import { userJoins, userOpensHome } from 'slack-simulator';
import { beforeEach, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/commands/registry.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import type { Message } from '../../../src/views/blocks.js';
import { commandsIn } from '../../../src/views/command-buttons.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { BOB, CAROL, GENERAL } from '../../support/slack.js';
import { ATTEMPTS } from './authorization/attempts.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
let channel: string;

beforeEach(async () => {
  const carol = aegis().workspace.users.get(CAROL);
  if (carol) carol.guest = 'multi-channel';
  channel = await aegis().declare('declare P1 checkout fails');
});

const run = (text: string, where = channel) => aegis().type(text, { user: CAROL, channel: where });

it('shows a Home with only what a guest may do', async () => {
  const { workspace, settled } = aegis();
  userJoins(workspace, { channel, user: CAROL });
  userOpensHome(workspace, CAROL);
  await settled();

  const home = textOf({ text: '', blocks: workspace.homes.get(CAROL)?.blocks ?? [] });
  expect(home).toContain('As a guest');
  expect(home).toContain('checkout fails');
  expect(home).not.toMatch(/Declare an incident|Your tasks|Other active/);
});

it('shows a guest an incident without the buttons that would refuse them', async () => {
  userJoins(aegis().workspace, { channel, user: CAROL });
  await aegis().settled();

  const shown = await run('show');

  expect(shown).toContain('Catch me up');
  expect(shown).not.toMatch(/Acknowledge\b|Make private|Resolve…/);
});

it('says who can show a guest more', async () => {
  expect(await run('list', GENERAL)).toContain('any full member of this workspace can add you');
});

it('refuses a guest in plain words', async () => {
  expect(await run('stats', GENERAL)).toMatch(/^Guests .* can't count incidents\. Any full member/);
});

it.each(['help', 'help more'])('lists in %s only what a guest may do', async (line) => {
  const shown = await run(line, GENERAL);

  expect(shown).toMatch(/^`(?:\/incident )?show[` ]/m);
  expect(shown).not.toMatch(/^`(?:\/incident )?(?:declare|ack|resolve|stats|redact)[` ]/m);
  expect(shown).not.toMatch(/Declare an incident|change/);
});

it('says that a command is for full members', async () => {
  expect(await run('help declare', GENERAL)).toContain('Full members of this workspace can use it.');
  expect(await aegis().type('help declare', { user: BOB })).not.toContain('Full members');
});

it('refuses a guest instead of asking which of two member-only readings was meant', async () => {
  expect(await run('P1 checkout is down', GENERAL)).toMatch(/^Guests .* can't .* Any full member/);
});

it.each([
  ['started', 'Nobody has said when the problem began.'],
  ['related', 'Related to INC-1: none.'],
  ['tasks', 'Tasks of INC-1: none.'],
  ['list closed', 'none.'],
  ['timeline key', 'To make a message a key event, pin it. `/incident timeline` shows everything.'],
])('answers %s without suggesting what a guest may not do', async (line, rest) => {
  userJoins(aegis().workspace, { channel, user: CAROL });
  await aegis().settled();

  const shown = await run(line);

  expect(shown).toContain(rest);
  expect(shown).not.toMatch(/\/incident (?!timeline|list|help)/);
});

it.each(['assign', 'task', 'task done', 'severity P9', 'severity', 'note at:25:00 x'])(
  'does not explain to a guest how to write `%s`',
  async (line) => {
    userJoins(aegis().workspace, { channel, user: CAROL });
    await aegis().settled();

    expect(await run(line)).not.toMatch(/\/incident|<@U/);
  },
);

it("keeps people's text unchanged, even where it names a command", async () => {
  userJoins(aegis().workspace, { channel, user: CAROL });
  await aegis().type('note Restarted it. Run `/incident resolve` once it is up.', { channel });

  const seen = (await run('timeline')).replace(/<!date\^0+\^\{_\}\|([^>]*)>/g, '$1');
  expect(seen).toContain('Restarted it. Run `/incident resolve` once it is up.');
});

it.each(['a guest', 'someone of another organization'])(
  'never refuses %s what a button offered',
  async (who) => {
    const carol = aegis().workspace.users.get(CAROL);
    if (carol && who !== 'a guest') Object.assign(carol, { guest: undefined, teamId: 'T0OTHER' });
    userJoins(aegis().workspace, { channel, user: CAROL });
    for (const line of ['task call the vendor', 'note the pool is too small', 'update Half of it fails.'])
      await aegis().type(line, { channel });
    const pressed: string[] = [];

    for (const line of LOOKING) {
      const { length } = commandsIn(await answerTo(line));
      for (let n = 0; n < length; n += 1) {
        // A click may replace the answer.
        const message = await answerTo(line);
        const command = commandsIn(message)[n] ?? '';
        await aegis().press(command, { user: CAROL, channel, ts: message.ts ?? '' });
        pressed.push(command);
      }
    }

    expect(pressed.length).toBeGreaterThan(5);
    expect(
      aegis()
        .shownTo(CAROL)
        .filter((text) => text.includes('Guests and people')),
    ).toEqual([]);
  },
);

/** The message that a guest gets. */
async function answerTo(line: string): Promise<Message & { ts?: string }> {
  await run(line);
  return (aegis().workspace.ephemerals.at(-1)?.message ?? { text: '' }) as Message;
}

/** What anyone may do who sees the incident, and lines that Aegis has a question about. */
const LOOKING = [
  '',
  'help',
  'help more',
  'shwo 1',
  'is checkout down',
  ...ATTEMPTS.filter(({ command, line }) => {
    const access = COMMANDS.find(({ name }) => name === command)?.access;
    return access ? access.permission === 'viewer' : /^\w+ 1$/.test(line);
  })
    .map(({ line }) => line.replace(/ 1\b/, ''))
    .filter((line) => !/^(?:task|leave|redact)/.test(line)),
];
