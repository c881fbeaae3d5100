import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { useAegis } from '../../support/aegis.js';
import { BAD_ITEMS, BAD_METADATA } from '../../support/bad-inputs/items.js';
import { ALICE, BOB, GENERAL } from '../../support/slack.js';
import { everythingIn } from '../../support/table.js';

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
  'timeline image',
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

/** Errors in the log that nobody expects. */
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

/** Adds items and changes METADATA, runs every command, and returns what the reading ones say. */
async function damageAndUse(put: readonly object[], metadata: object = {}): Promise<string> {
  const { client, name: TableName } = aegis().table;
  const own = (await everythingIn(aegis().table)).find(({ PK, SK }) => PK === KEY.PK && SK === KEY.SK);
  const changed = Object.entries({ ...own, ...metadata }).filter(([, value]) => value !== null);
  for (const Item of [...put, Object.fromEntries(changed)])
    await client.send(new PutCommand({ TableName, Item }));

  const read = (await typeAll(LISTING, GENERAL)) + (await typeAll(READING, channel));
  const replies = await typeAll(CHANGING, channel);

  const posts = JSON.stringify(aegis().posts(channel));
  expect(faults()).toEqual([]);
  expect([read, replies, ...aegis().shownTo(ALICE), posts].join('\n')).not.toMatch(BROKEN);
  return read;
}

describe('a damaged table', () => {
  it.each(BAD_METADATA)('is still readable: $name', async ({ metadata, shows = '' }) => {
    expect(await damageAndUse([], metadata)).toContain(shows);
  });

  it.each(BAD_ITEMS)('is still readable with $name', async ({ put, shows = [] }) => {
    const read = await damageAndUse(put);

    for (const text of shows) expect(read).toContain(text);
    expect(read).not.toContain('long gone');
  });

  it('reports a missing incident when METADATA is gone', async () => {
    const { client, name: TableName } = aegis().table;
    await client.send(new DeleteCommand({ TableName, Key: KEY }));

    const said = (await typeAll(LISTING, GENERAL)) + (await typeAll([...READING, ...CHANGING], channel));

    expect(faults()).toEqual([]);
    expect(said).toContain("There's no incident INC-1.");
    expect(said).not.toMatch(/Something went wrong|checkout/);
  });
});
