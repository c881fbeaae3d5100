import { isDeepStrictEqual } from 'node:util';
import { type Envelope, userPosts } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/commands/registry.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { type SecondProcess, startSecondProcess } from '../../support/second-process.js';
import { ALICE, BOB } from '../../support/slack.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
let second: SecondProcess;
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare('declare P1 checkout fails');
  await aegis().say('errors at 40 % since the deploy', { channel });
  second = startSecondProcess(aegis());
});

async function settled(): Promise<void> {
  await second.queue.idle();
  await aegis().settled();
}

/** What's on the record and what everyone sees in channels. */
async function outcome(): Promise<unknown> {
  const { deps, workspace, posts } = aegis();
  const ids = Array.from({ length: 40 }, (_, i) => `INC-${String(i + 1).padStart(6, '0')}`);
  const incidents = await deps.store.getIncidents(ids);
  const records = await Promise.all(
    incidents.map(async ({ incident_id }) => [
      await deps.store.loadRecord(incident_id),
      await deps.store.getReminders(incident_id),
    ]),
  );
  const shown = [...workspace.channels.keys()].map((id) => [id, posts(id).map(textOf)]);
  return { records, shown, files: workspace.files.size };
}

const typed = (line: string, triggerId: string, user = ALICE) =>
  aegis().type(line, { channel, triggerId, user });

async function redeliver(line: string, triggerId: string, user = ALICE): Promise<void> {
  aegis().clock.advance(60_000);
  await second.delivery.command({ user, channel, command: '/incident', text: line, triggerId });
  await settled();
}

const LINES = COMMANDS.flatMap(({ examples }) =>
  examples.slice(0, 1).map((example) =>
    example
      .replace(/^\/incident ?/, '')
      .replace(/@alice|@bob|@carol/, `<@${BOB}>`)
      .replace(/\b42\b/, 'INC-1'),
  ),
);

it("does nothing for a command that's redelivered to another process", async () => {
  const changed: string[] = [];
  for (const [i, line] of LINES.entries()) {
    await typed(line, `${i}.1.again`);
    const before = await outcome();

    await redeliver(line, `${i}.1.again`);

    if (!isDeepStrictEqual(await outcome(), before)) changed.push(line);
  }

  expect(changed).toEqual([]);
});

describe('something undone in the meantime', () => {
  it.each([
    ['leave', 'join', BOB],
    ['join', 'leave', BOB],
    ['remind stop', 'remind start', ALICE],
    ['remind snooze 2h', 'remind start', ALICE],
    ['remind start', 'remind stop', ALICE],
    [`assign <@${BOB}> scribe`, 'leave', BOB],
    [`task call the vendor <@${BOB}>`, 'leave', BOB],
    ['task take 1', 'task reopen 1', ALICE],
    ['severity P0', 'severity P3', ALICE],
    ['resolve', 'reopen', ALICE],
    ['private', 'public', ALICE],
  ])('stays undone when `%s` is redelivered after `%s`', async (line, undo, user) => {
    await aegis().type('join', { user: BOB, channel });
    const asker = line.includes(BOB) ? ALICE : user;
    await typed(line, '1.1.again', asker);
    await typed(undo, '2.1.undo', user);
    const before = await outcome();

    await redeliver(line, '1.1.again', asker);

    expect(await outcome()).toEqual(before);
  });
});

it.each([
  'leave',
  'note the vendor called',
  'remind stop',
  'task call the vendor',
  'ack',
  'show',
  'list',
  'nonsense',
])('acts once and answers once when a mention with `%s` reaches two processes', async (line) => {
  const { workspace, delivery, clock } = aegis();
  const envelopes: Envelope[] = [];
  const { event } = delivery;
  delivery.event = async (envelope, ...rest) => {
    envelopes.push(envelope as Envelope);
    return event(envelope, ...rest);
  };
  userPosts(workspace, { channel, user: ALICE, text: `<@U01AEGIS> ${line}` });
  await settled();
  await aegis().type('join', { channel });
  await aegis().type('remind start', { channel });
  const answers = aegis().shownTo(ALICE).length;
  const before = await outcome();

  clock.advance(60_000);
  for (const envelope of envelopes)
    await second.delivery.event({ ...envelope, event_id: `${envelope.event_id}2` } as never);
  await settled();

  expect(await outcome()).toEqual(before);
  expect(aegis().shownTo(ALICE)).toHaveLength(answers);
});
