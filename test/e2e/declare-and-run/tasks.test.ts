import { userJoins } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../src/base/durations.js';
import { remindOwners } from '../../../src/commands/tasks/remind-owners.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALICE, BOB, CAROL } from '../../support/slack.js';

const aegis = useAegis();
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
});

const run = (text: string, user = ALICE) => aegis().type(text, { channel, user });
const stored = () => aegis().deps.store.tasksOf('INC-000001');
const posted = () => aegis().posts(channel).map(textOf).join('\n');

const about = (words: string) =>
  aegis()
    .posts(channel)
    .filter((message) => textOf(message).includes(words));

async function talk(messages: number): Promise<void> {
  for (let n = 0; n < messages; n += 1) await aegis().say(`Still looking, ${n}`, { channel, user: ALICE });
}

describe("a task's post", () => {
  it('shows every change in place, and mentions only the people it concerns', async () => {
    await run('task call the vendor');
    const [post] = about('call the vendor');

    await run('task take 1', BOB);
    await run('task done 1', BOB);
    await run('task reopen 1', BOB);
    await run(`task assign 1 <@${CAROL}>`, BOB);
    await run('task take 1', ALICE);

    expect(about('call the vendor')).toHaveLength(1);
    expect(textOf(about('call the vendor')[0] ?? { text: '' })).toContain(`*Task 1* taken by <@${ALICE}>`);
    const replies = aegis()
      .posts(channel)
      .filter(({ ts, thread_ts }) => thread_ts === post?.ts && ts !== thread_ts);
    expect(replies.map(({ text }) => text)).toEqual([
      `<@${CAROL}>, <@${BOB}> gave you this task.`,
      `<@${CAROL}>, <@${ALICE}> owns this now.`,
    ]);
  });

  it('is the reminder, too, once the task is due', async () => {
    await run('task call the vendor due in 1h');
    aegis().clock.advance(2 * HOUR_MS);
    await remindOwners(aegis().deps);
    await aegis().settled();

    await run('task done 1', BOB);

    const shown = about('call the vendor').map(({ text }) => text);
    expect(shown).toEqual(Array(2).fill(`:white_check_mark: *Task 1* done by <@${BOB}>: call the vendor`));
  });

  it('is posted again where someone deleted it', async () => {
    await run('task call the vendor');
    const [post] = about('call the vendor');
    const messages = aegis().workspace.channels.get(channel)?.messages ?? [];
    messages.splice(
      messages.findIndex(({ ts }) => ts === post?.ts),
      1,
    );

    await run('task take 1', BOB);
    await run('task done 1', BOB);

    expect(about('call the vendor').map(({ text }) => text)).toEqual([
      `:white_check_mark: *Task 1* done by <@${BOB}>: call the vendor`,
    ]);
  });

  it('changes with a private answer only when it is out of view', async () => {
    await run('task call the vendor');
    await talk(2);
    aegis().clock.advance(HOUR_MS);

    expect(await run('task take 1', BOB)).toBe('');
    await talk(4);
    expect(await run('task done 1', BOB)).toContain('Task 1 of INC-1 is done.');
  });

  it('is posted again, as the only message, when someone gets a task whose post is out of view', async () => {
    await run(`task call the vendor <@${ALICE}>`);
    await talk(4);
    const before = aegis().posts(channel).length;

    const answer = await run(`task assign 1 <@${CAROL}>`, BOB);

    const given = `:clipboard: *Task 1* assigned by <@${BOB}>, for <@${CAROL}> instead of <@${ALICE}>: call the vendor`;
    expect(answer).toBe('');
    expect(aegis().posts(channel)).toHaveLength(before + 1);
    expect(aegis().posts(channel).at(-1)).toMatchObject({ text: given });

    await run('task done 1', CAROL);
    expect(about('call the vendor').map(({ text }) => text)).toEqual(
      Array(2).fill(`:white_check_mark: *Task 1* done by <@${CAROL}>: call the vendor`),
    );
  });

  it("mentions its owner when it's posted again because someone else finished the task", async () => {
    await run(`task call the vendor <@${CAROL}>`);
    await talk(4);

    await run('task done 1', BOB);

    expect(aegis().posts(channel).at(-1)?.text).toBe(
      `:white_check_mark: *Task 1* done by <@${BOB}>, for <@${CAROL}>: call the vendor`,
    );
  });

  it("doesn't bring back words that were redacted in the meantime", async () => {
    await run('task mail jane@example.com');
    const [post] = about('jane@example.com');
    const link = `https://acme.slack.com/archives/${channel}/p${post?.ts.replace('.', '')}`;

    await run(`redact ${link}`);
    await run('task done 1', BOB);

    expect(about('jane@example.com')).toEqual([]);
  });
});

describe('tasks', () => {
  it('are added, taken, finished and reopened, in the channel and on the timeline', async () => {
    await run(`task call the vendor <@${BOB}>`);
    await run('task add write the report');
    expect(await run('tasks')).toMatch(
      /2 open, 0 done.*\*1\*.*call the vendor.*\*2\*.*write the report.*unassigned/s,
    );

    await run('task done 1', BOB);
    await run('task take 2', BOB);

    expect(await stored()).toMatchObject([
      {
        number: 1,
        text: 'call the vendor',
        owner: BOB,
        state: 'done',
        done_by: BOB,
        created_by: ALICE,
        version: 2,
      },
      { number: 2, text: 'write the report', owner: BOB, state: 'open', version: 2 },
    ]);
    expect(posted()).toContain(`*Task 1* done by <@${BOB}>: call the vendor`);
    expect(await run('timeline')).toContain('*Task 1* done');
    await run('task reopen 1');
    expect((await stored())[0]?.done_by).toBeUndefined();
  });

  it("of one person are in one list while they're open", async () => {
    await run(`task one <@${BOB}>`);
    await run(`task two <@${BOB}>`);
    await run('task done 1');

    const mine = await run('tasks mine', BOB);

    expect(mine).toContain('two');
    expect(mine).not.toContain('one\n');
    expect(await run('tasks mine')).toContain('You have no open tasks');
  });

  it("are due at the end of a day in the author's time zone", async () => {
    await run('task due:friday write the report');
    await run('task due:2025-01-20 call the vendor');

    expect(await stored()).toMatchObject([
      { due: expect.stringMatching(/^2025-01-1[78]/), text: 'write the report' },
      { due: expect.stringMatching(/^2025-01-2[01]/), text: 'call the vendor' },
    ]);
    expect(await run('task due:2024-01-20 too late')).toContain('is in the past');
    expect(await run('task due:someday never')).toContain('Couldn\'t read the day "someday"');
  });

  it('are added once however often the command is sent', async () => {
    for (let n = 0; n < 3; n += 1) await aegis().type('task once', { channel, triggerId: '1.1.same' });

    expect(await stored()).toHaveLength(1);
    expect(posted().match(/\*Task 1\* added/g)).toHaveLength(2); // the text and the block of one post
  });

  it('have buttons that do the same, in the post and in the list', async () => {
    userJoins(aegis().workspace, { channel, user: BOB });
    await run('task call the vendor');
    const post = aegis()
      .posts(channel)
      .find((message) => textOf(message).includes('*Task 1*'));

    await aegis().press('task id:INC-000001 take 1', { user: BOB, channel, ts: post?.ts ?? '' });
    expect((await stored())[0]).toMatchObject({ owner: BOB });
    expect(aegis().shownTo(BOB)).toEqual([]);

    await run('tasks', BOB);
    const [list] = aegis().workspace.ephemerals.slice(-1);
    await aegis().press('task id:INC-000001 --list done 1', {
      user: BOB,
      channel,
      ts: list?.message.ts ?? '',
    });
    expect((await stored())[0]).toMatchObject({ state: 'done' });
  });

  it('that are open are listed when the incident is resolved', async () => {
    await run('task call the vendor');
    await run('task write the report');
    await run('task done 1');

    await run('resolve rolled back');

    const post = textOf(aegis().posts(channel).at(-1) ?? { text: '' });
    expect(post).toMatch(/rolled back.*Open tasks.*write the report/s);
    expect(post).not.toContain('call the vendor');
  });

  it('that are open are listed when the incident is closed', async () => {
    await run('resolve rolled back');
    await run('task write the report');

    await run('close');

    const post = aegis().posts(channel).at(-1);
    expect(textOf(post ?? { text: '' })).toMatch(/Open tasks.*write the report/s);
    const rows = JSON.stringify(post?.blocks).split('"type":"actions"').slice(1);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/Tasks.*Post-mortem.*Export.*Archive channel/);
  });

  it("explain what's wrong with a command", async () => {
    expect(await run('task done')).toContain('Which task?');
    expect(await run('task done 7')).toContain('has no task 7');
    await run('task one');
    expect(await run('task assign 1')).toContain('Who should do it?');
    expect(await run(`task ${'x'.repeat(400)}`)).toContain('300 characters');
    await run('task <!channel> and <b>');
    expect(posted()).not.toContain('<!channel>');
  });

  it('keep credentials out of the table', async () => {
    await run('task rotate AKIAIOSFODNN7EXAMPLE now');

    expect(JSON.stringify(await stored())).not.toContain('AKIAIOSFODNN7EXAMPLE');
  });

  it("don't let anyone into a private incident", async () => {
    await run('private');
    const answer = await run(`task read this <@${BOB}>`);

    expect(answer).toContain('is private');
    expect(await stored()).toEqual([]);
  });
});

describe('a misspelled day', () => {
  it.each([
    ['task call the vendor due tomorow', 'task call the vendor due tomorrow'],
    ['task call the vendor due frday', 'task call the vendor due friday'],
    ['task call the vendor due thursdy 10:00', 'task call the vendor due thursday 10:00'],
    ['task call the vendor by tommorow', 'task call the vendor by tomorrow'],
    ['task call the vendor by firday', 'task call the vendor by friday'],
    ['task call the vendor by usnday', 'task call the vendor by sunday'],
  ])('is asked about before anything is added: %s', async (typed, meant) => {
    const reply = await run(typed);

    expect(reply).toContain(`so nothing was done. Did you mean \`/incident ${meant}\`?`);
    expect(await stored()).toEqual([]);
  });

  it('can be part of the text', async () => {
    await run('task sure:words call the vendor due tomorow');

    expect(await stored()).toMatchObject([{ text: 'call the vendor due tomorow' }]);
  });

  it.each(['reviewed by Tommy', 'fixed by Freida', 'written by Munday', 'check what is due'])(
    "isn't a name: %s",
    async (text) => {
      await run(`task have it ${text}`);

      expect(await stored()).toMatchObject([{ text: `have it ${text}` }]);
    },
  );

  it('leaves a task as it was', async () => {
    await run('task call the vendor due friday');
    const before = await stored();

    expect(await run('task due 1 tomorow')).toContain(
      'Couldn\'t read the day "tomorow", so nothing was done.',
    );
    expect(await stored()).toEqual(before);
  });
});

describe('a due date within the text', () => {
  it.each([
    ['call the vendor by friday at 5', 'call the vendor', '2025-01-17T17:00'],
    ['call the vendor by in 2h 30m', 'call the vendor', '2025-01-15T16:35'],
    ['scale the pool by 5 tomorrow', 'scale the pool by 5', '2025-01-16T23:59'],
    ['bring up 5 hosts by friday', 'bring up 5 hosts', '2025-01-17T23:59'],
    ['llamar al proveedor para pasado mañana', 'llamar al proveedor', '2025-01-17T23:59'],
  ])('is taken as a whole: %s', async (typed, text, due) => {
    await run(`task ${typed}`);

    const [task] = await stored();
    expect(task?.text).toBe(text);
    expect(task?.due?.slice(0, 16)).toBe(due);
  });

  it('may end in an hour or in a number, so the author is asked', async () => {
    const reply = await run('task call the vendor by friday 5');

    expect(reply).toContain('Did you mean `/incident task call the vendor by friday at 5`?');
    expect(await stored()).toEqual([]);
    await run('task sure:words call the vendor by friday 5');
    expect(await stored()).toMatchObject([{ text: 'call the vendor 5' }]);
  });
});

it('adds a pasted list as one task per item, once however often Slack delivers it', async () => {
  const line = `task\n- call the vendor <@${BOB}>\n- tell support`;

  for (let n = 0; n < 2; n += 1) await aegis().type(line, { channel, triggerId: '1.1.same' });

  expect((await stored()).map(({ number, text, owner }) => [number, text, owner])).toEqual([
    [1, 'call the vendor', BOB],
    [2, 'tell support', undefined],
  ]);
  expect(about('*Task').map(({ text }) => text)).toEqual([
    `:clipboard: *Task 1* added by <@${ALICE}>, for <@${BOB}>: call the vendor`,
    `:clipboard: *Task 2* added by <@${ALICE}>: tell support`,
  ]);
});
