import { createChannel, userOpensHome, userRenames } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { useAegis } from '../../support/aegis.js';
import { ALICE, BOB, BOT, CAROL, GENERAL, INCIDENTS } from '../../support/slack.js';

const SECRET = 'C01SECRET';
/** Everything that can be mentioned: known and unknown, with a label and without, visible and not. */
const MENTIONS = [
  `<@${BOB}>`,
  '<@U09GONE>',
  `<#${GENERAL}>`,
  `<#${SECRET}|acquisition>`,
  '<#C09HIDDEN|>',
  '<!subteam^S01SRE>',
  '<!subteam^S09GONE>',
  '<!here>',
  '<!date^1736949909^{date}>',
].join(' ');

const aegis = useAegis({ summarizer: extractiveSummarizer });
let channel: string;

beforeEach(async () => {
  const { workspace } = aegis();
  workspace.userGroups.set('S01SRE', { id: 'S01SRE', handle: 'sre', name: 'Site reliability' });
  createChannel(workspace, { name: 'acquisition', kind: 'group', creator: BOT, members: [BOT], id: SECRET });
  channel = await aegis().declare(
    `declare P1 <#${GENERAL}|general> is down, ask <@${BOB}> or <!subteam^S01SRE>`,
  );
});

/** Ids of people, channels and user groups, and the markup around them. */
const RAW = /\b[UCS]0[0-9][A-Z0-9]+\b|<[@#!]|\bsubteam\^/;

/** What a text shows: mentions, times and links as Slack renders them, without their addresses. */
function rendered(text: string): string {
  return text
    .replace(/<@U0\w+>/g, '@person')
    .replace(/<#C0\w+>/g, '#channel')
    .replace(/<!date\^\d+\^[^|>]*\|[^>]*>/g, 'a time')
    .replace(/<https?:[^|>]*\|/g, '');
}

interface Shown {
  text: string;
  isPlain: boolean;
}

/** Every text that a message or view shows; notifications count as mrkdwn. */
function textsIn(view: object): Shown[] {
  const found: Shown[] = [];
  JSON.stringify(view, (key, value) => {
    if (key === 'blocks' || typeof value !== 'object' || value === null) return value;
    if (value.type === 'plain_text' || value.type === 'mrkdwn') {
      found.push({ text: value.text, isPlain: value.type === 'plain_text' });
    }
    if (typeof value.initial_value === 'string') found.push({ text: value.initial_value, isPlain: true });
    return value;
  });
  if ('text' in view && typeof view.text === 'string') found.push({ text: view.text, isPlain: false });
  return found;
}

function idsShown(view: object): string[] {
  return textsIn(view)
    .map(({ text, isPlain }) => (isPlain ? text : rendered(text)))
    .filter((text) => RAW.test(text));
}

/** The text of a file without addresses, and without the data in a web page that `aegis verify` reads. */
const visible = (content: string) =>
  content
    .replace('<!doctype html>', '')
    .replace(/<pre id="aegis-export" hidden>[\s\S]*?<\/pre>/, '')
    .replace(/https?:[^\s)"<|]+/g, '')
    .replaceAll('\\', '');

const files = () =>
  [...aegis().workspace.files.values()].map(({ info, content }) => ({
    name: info.name,
    title: info.title,
    content: content?.toString() ?? '',
  }));

describe('a title', () => {
  it('shows names everywhere, while the record keeps the ids', async () => {
    const title = '#general is down, ask @Bob or @sre';
    const opened = aegis().workspace.channels.get(channel);

    const { incident, events } = await aegis().record();

    expect(incident.title).toBe(title);
    expect(opened?.name).toBe('inc-1-general-is-down-ask-bob-or-sre');
    expect(events[0]).toMatchObject({
      note: `<#${GENERAL}|general> is down, ask <@${BOB}> or <!subteam^S01SRE>`,
    });
    const [card] = aegis().posts(channel);
    expect(JSON.stringify(card?.blocks)).toContain(`INC-1 · ${title}`);
    expect(await aegis().type('list')).toContain(title);
  });

  it('shows generic words where Slack has no names, or may not be asked', async () => {
    aegis().server.faults.add({ method: 'users.info', do: 'http-500', times: 1 });
    await aegis().type(`declare P1 ${MENTIONS}`, { user: CAROL });
    await aegis().type(`declare P1 ${MENTIONS}`, { user: ALICE });

    const { incident } = await aegis().record('INC-000002');
    expect(incident.title).toBe(
      '@Bob someone #general a private channel a private channel @sre a user group @here 2025-01-15 14:05:09 UTC',
    );
  });

  it('shows names in the form that a message opens', async () => {
    const message = await aegis().say(`<#${GENERAL}> is down <@${BOB}>`, { channel: GENERAL });

    await aegis().delivery.messageShortcut({
      user: ALICE,
      callbackId: 'declare_from_message',
      channel: GENERAL,
      ts: message.ts,
    });

    expect(JSON.stringify(aegis().workspace.modals.at(-1)?.view)).toContain(
      '"initial_value":"#general is down @Bob"',
    );
  });
});

describe('names', () => {
  it('appear in every view instead of ids', async () => {
    const { workspace, type, say } = aegis();
    await say(`rolled back payment-api to release 4.11, cc ${MENTIONS}`, { channel, user: BOB });
    await type(`note customers in the EU can't pay ${MENTIONS}`, { channel });
    await type(`task call the vendor ${MENTIONS} please`, { channel });
    await type(`update we are on it ${MENTIONS}`, { channel });
    await type(`handoff <@${BOB}> watch ${MENTIONS} tonight`, { channel });
    for (const text of ['show', 'timeline', 'tasks', 'list', 'summary', 'catchup'])
      await type(text, { channel });
    await type(`ask what did <@${BOB}> roll back in <#${GENERAL}>`, { channel });
    await type(`resolve fixed by ${MENTIONS}`, { channel, user: BOB });
    userOpensHome(workspace, ALICE);
    await aegis().settled();

    const views = [
      ...aegis().posts(channel),
      ...aegis().posts(INCIDENTS),
      ...workspace.ephemerals.map(({ message }) => message),
      ...workspace.homes.values(),
    ];
    expect(views.length).toBeGreaterThan(15);
    expect(views.flatMap(idsShown)).toEqual([]);
    expect(JSON.stringify(views)).not.toContain('acquisition');
  });

  it('appear in every file, next to a table of ids in JSON', async () => {
    const { workspace, type, say } = aegis();
    await say(`rolled back payment-api to release 4.11, cc ${MENTIONS}`, { channel, user: BOB });
    await type(`task call the vendor ${MENTIONS} please`, { channel });
    await type(`severity P0 more regions ${MENTIONS}`, { channel });
    userRenames(workspace, { channel, user: CAROL, name: 'inc-1-renamed' });
    await aegis().settled();
    for (const text of ['postmortem', 'export md', 'export html', 'export json'])
      await type(text, { channel });

    const made = files();
    const read = made.filter(({ name }) => !name.endsWith('.json'));
    expect(read.map(({ name }) => name).sort()).toEqual([
      'inc-1-postmortem.html',
      'inc-1-postmortem.md',
      'inc-1.html',
      'inc-1.md',
    ]);
    for (const { name, title, content } of read) {
      const shown = `${title} ${visible(content)}`;
      expect(`${name}: ${RAW.exec(shown)?.[0] ?? 'none'}`).toBe(`${name}: none`);
      expect(shown).not.toContain('acquisition');
    }
    const json = JSON.parse(made.find(({ name }) => name === 'inc-1.json')?.content ?? '{}');
    expect(json.entries.at(-1).item.names).toMatchObject({
      [BOB]: 'Bob',
      [GENERAL]: '#general',
      [SECRET]: 'a private channel',
      [channel]: '#inc-1-renamed',
      S01SRE: '@sre',
    });
  });
});
