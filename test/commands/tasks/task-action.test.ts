import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/base/errors.js';
import { ArgumentReader } from '../../../src/commands/kernel/arguments/argument-reader.js';
import type { ArgumentContext } from '../../../src/commands/kernel/arguments/arguments.js';
import { QuestionError } from '../../../src/commands/kernel/arguments/question.js';
import { taskAction } from '../../../src/commands/tasks/task-action.js';

const context = {
  deps: {
    slack: {
      user: async (id: string) => ({ id, timeZone: 'UTC' }),
      directory: async () => ({
        people: [{ id: 'U2', name: 'Bob', names: ['Bob', 'bob.b'] }],
        isComplete: true,
      }),
      names: async (ids: string[]) => new Map(ids.map((id) => [id, id.toLowerCase()])),
    },
  },
  invocation: { userId: 'U01ALICE', at: '2025-01-15T14:05:09.123456Z' },
  command: { name: 'task', usage: 'task text...' },
  sure: new Set(),
} as unknown as ArgumentContext;

const read = async (typed: string) => taskAction.take(new ArgumentReader(typed), context);

describe('a new task', () => {
  it.each([
    ['call the vendor', { text: 'call the vendor' }],
    ['add done deal with the vendor', { text: 'done deal with the vendor' }],
    ['call <@U1|bob> about it <@U2>', { text: 'call @u1 about it', owner: 'U2' }],
    ['call the vendor @bob', { text: 'call the vendor', owner: 'U2' }],
    ['<@U2>: call the vendor', { text: 'call the vendor', owner: 'U2' }],
    ['call the vendor @me', { text: 'call the vendor', owner: 'U01ALICE' }],
    ['<@U2> call the vendor', { text: 'call the vendor', owner: 'U2' }],
    ['ask <@U1> or <@U2> today', { text: 'ask @u1 or @u2 today' }],
    ['write  the\nreport', { text: 'write the report' }],
  ])('reads %j', async (typed, expected) => {
    expect(await read(typed)).toEqual({ verb: 'add', owner: undefined, due: undefined, ...expected });
  });

  it.each([
    ['write the report due friday', 'write the report', '2025-01-17T23:59:59.000000Z'],
    ['write the report <@U2> due friday', 'write the report', '2025-01-17T23:59:59.000000Z'],
    ['write the report due by friday <@U2>', 'write the report', '2025-01-17T23:59:59.000000Z'],
    ['send by tomorrow 10:00 the figures', 'send the figures', '2025-01-16T10:00:00.000000Z'],
    ['check the queue due in 2h.', 'check the queue', '2025-01-15T16:05:09.123000Z'],
    ['due:2h check the queue', 'check the queue', '2025-01-15T16:05:09.123000Z'],
    ['due tomorrow: call the vendor', 'call the vendor', '2025-01-16T23:59:59.000000Z'],
  ])('reads when %j is due', async (typed, text, due) => {
    expect(await read(typed)).toMatchObject({ text, due: { value: due } });
  });

  it.each([
    'sort the tickets by region',
    'find out what is due',
    'move the checks by team',
    'raise the limit by 10 %',
    'wait until it recovers',
  ])('leaves %j unchanged', async (typed) => {
    expect(await read(typed)).toMatchObject({ text: typed, due: undefined });
  });

  it('is due at the end of the day', async () => {
    expect(await read('due:friday write the report')).toMatchObject({
      text: 'write the report',
      due: { value: '2025-01-17T23:59:59.000000Z' },
    });
  });
});

describe('a misspelled verb', () => {
  it.each([
    ['doen 1', 'task sure:words done 1', 'task sure:words add doen 1'],
    ['#2 is doen', 'task sure:words done 2', 'task sure:words add #2 is doen'],
    ['tkae 3', 'task sure:words take 3', 'task sure:words add tkae 3'],
    ['asign 2 <@U2>', 'task sure:words assign 2 <@U2>', 'task sure:words add asign 2 <@U2>'],
    ['done1', 'task sure:words done 1', 'task sure:words add done1'],
    ['take#2', 'task sure:words take 2', 'task sure:words add take#2'],
    ['assign2 <@U2>', 'task sure:words assign 2 <@U2>', 'task sure:words add assign2 <@U2>'],
    ['due3 friday', 'task sure:words due 3 friday', 'task sure:words add due3 friday'],
    ['reopne 2', 'task sure:words reopen 2', 'task sure:words add reopne 2'],
  ])('is asked about before %j becomes a task', async (typed, meant, text) => {
    const error = await read(typed).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(QuestionError);
    expect((error as QuestionError).choices.map(({ command }) => command)).toEqual([meant, text]);
  });

  it.each([
    'node1',
    'take2 servers offline',
    'web3',
    'add2cart fails',
    'drain 2',
    'donate 100 servers to the cluster',
    'doen the report',
    'restart 3',
  ])("doesn't cast doubt on a task: %j", async (typed) => {
    expect(await read(typed)).toMatchObject({ verb: 'add', text: typed });
  });
});

describe('a change of a task', () => {
  it.each([
    ['done 2', { verb: 'done', number: 2 }],
    ['Finished #2.', { verb: 'done', number: 2 }],
    ['undo 2', { verb: 'reopen', number: 2 }],
    ['take 2', { verb: 'assign', number: 2, owner: 'U01ALICE' }],
    ['assign 2 me', { verb: 'assign', number: 2, owner: 'U01ALICE' }],
    ['assign 2 @Bob.', { verb: 'assign', number: 2, owner: 'U2' }],
    ['assign 2 to bob', { verb: 'assign', number: 2, owner: 'U2' }],
    ['assign 2 (<@U1>)', { verb: 'assign', number: 2, owner: 'U1' }],
    ['assign <@U1> 2', { verb: 'assign', number: 2, owner: 'U1' }],
    [
      'due 2 by friday',
      { verb: 'due', number: 2, due: { value: '2025-01-17T23:59:59.000000Z', zoneNote: '' } },
    ],
    ['due #2 3d', { verb: 'due', number: 2, due: { value: '2025-01-18T23:59:59.000000Z', zoneNote: '' } }],
  ])('reads %j', async (typed, expected) => {
    expect(await read(typed)).toEqual(expected);
  });
});

it.each([
  ['<@U1>', "What's the task?"],
  ['done', 'Which task?'],
  ['take it offline', 'run `/incident task add take …`'],
  ['assign 2', 'Who should do it?'],
  ['due 2', 'When is it due?'],
  ['due 2 soon', 'Couldn\'t read the day "soon"'],
  ['x'.repeat(301), 'limited to 300 characters (yours has 301)'],
])('refuses %j', async (typed, problem) => {
  const refused = read(typed);

  await expect(refused).rejects.toBeInstanceOf(UsageError);
  await expect(refused).rejects.toThrow(problem);
});

describe('a pasted list', () => {
  const texts = async (typed: string) => {
    const action = await read(typed);
    return action.verb === 'list' ? action.tasks.map(({ text }) => text) : action;
  };

  it.each([
    ['- call the vendor\n- tell support'],
    ['add\n- call the vendor\n- tell support\n'],
    ['add: - call the vendor\n\n- tell support'],
    ['• call the vendor\n• tell support'],
    ['1. call the vendor\n2. tell support'],
    ['1) call the vendor\n2) tell support'],
    ['- [ ] call the vendor\n- [ ] tell support'],
  ])('becomes one task per item: %j', async (typed) => {
    expect(await texts(typed)).toEqual(['call the vendor', 'tell support']);
  });

  it('keeps the owner and the day of each item', async () => {
    expect(await read('- call the vendor <@U2>\n- tell support due friday')).toMatchObject({
      tasks: [
        { text: 'call the vendor', owner: 'U2', due: undefined },
        { text: 'tell support', owner: undefined, due: { value: '2025-01-17T23:59:59.000000Z' } },
      ],
    });
  });

  it.each([
    'call the vendor\nand ask for a date',
    '- call the vendor',
    'call the vendor:\n- ask for a date\n- ask for a person',
    '-5 % errors\n-3 % traffic',
    'write  the\nreport',
  ])("isn't recognized if some line isn't an item: %j", async (typed) => {
    expect(await texts(typed)).toMatchObject({ verb: 'add' });
  });

  it('is refused if it has more items than can be added in time', async () => {
    await expect(read('- call the vendor\n'.repeat(11))).rejects.toThrow(
      'You can add up to 10 tasks at a time (yours has 11), so nothing was done.',
    );
  });
});
