import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../src/summaries/extractive/extractive-summarizer.js';
import { useAegis } from '../support/aegis.js';
import { BAD_ITEMS } from '../support/bad-inputs/items.js';
import { ALICE, BOB, GENERAL } from '../support/slack.js';
import { everythingIn } from '../support/table.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
const KEY = { PK: 'INCIDENT#INC-000001', SK: 'METADATA' };
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
  await aegis().say('Error rate is at 42 % for all customers', { channel, user: BOB });
});

const READING = [
  'show',
  'timeline',
  'timeline key',
  'timeline picture',
  'stats',
  'roles',
  'tasks',
  'related',
  'catchup',
  'summary',
  'export',
  'ask what is wrong?',
];
const LISTING = [
  'list',
  'list all',
  'list closed',
  'list mine',
  'list since 7d',
  'list service:unassigned',
  'tasks mine',
];
const CHANGING = [
  'ack',
  'severity P3',
  'note one more thing',
  'task add call them',
  'handoff',
  'resolve',
  'postmortem',
  'close',
  'archive',
  'show',
];

/** What went wrong without anybody expecting it. */
const faults = () =>
  aegis()
    .logger.lines.filter(({ level, message }) => level === 'error' || /^job/.test(message))
    .map(({ message, fields }) => ({ message, ...fields }));

async function typeAll(lines: readonly string[], where: string): Promise<string> {
  const said: string[] = [];
  for (const line of lines) said.push(await aegis().type(line, { channel: where }));
  return said.join('\n');
}

const BROKEN = /Something went wrong|NaN|Invalid Date|undefined|\[object/;

describe('a table with', () => {
  it.each(BAD_ITEMS)('$name is read all the same', async ({ put = [], metadata = {}, shows = '' }) => {
    const { client, name: TableName } = aegis().table;
    const own = (await everythingIn(aegis().table)).find(({ PK, SK }) => PK === KEY.PK && SK === KEY.SK);
    const laid = Object.entries({ ...own, ...metadata }).filter(([, value]) => value !== null);
    for (const Item of [...put, Object.fromEntries(laid)])
      await client.send(new PutCommand({ TableName, Item }));

    const read = (await typeAll(LISTING, GENERAL)) + (await typeAll(READING, channel));
    const changed = await typeAll(CHANGING, channel);

    const posts = JSON.stringify(aegis().posts(channel));
    expect(faults()).toEqual([]);
    expect([read, changed, ...aegis().shownTo(ALICE), posts].join('\n')).not.toMatch(BROKEN);
    expect(read).toContain(shows);
    expect(read).not.toContain('long gone');
  });

  it('no METADATA says that there is no such incident', async () => {
    const { client, name: TableName } = aegis().table;
    await client.send(new DeleteCommand({ TableName, Key: KEY }));

    const said = (await typeAll(LISTING, GENERAL)) + (await typeAll([...READING, ...CHANGING], channel));

    expect(faults()).toEqual([]);
    expect(said).toContain("There's no incident INC-1.");
    expect(said).not.toMatch(/Something went wrong|checkout/);
  });
});
