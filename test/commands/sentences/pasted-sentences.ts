import type { Sentence } from './sentences.js';

const meaning =
  (command: string, isInside: boolean) =>
  (args: object, ...texts: string[]): Sentence[] =>
    texts.map((text) => ({
      text,
      inside: isInside,
      means: { command, ...(isInside && { id: 'INC-000001' }), args },
    }));
const asks = (isInside: boolean, ...texts: string[]): Sentence[] =>
  texts.map((text) => ({ text, inside: isInside }));

const declares = meaning('declare', false);
const lists = meaning('list', false);
const range = (from: string, to: string) => ({
  rest: { declared: { value: { from: { startsWith: from }, to: { startsWith: to } } }, words: [] },
});
const at = (value: string) => ({ moment: { value: { startsWith: value } } });
const CHECKOUT = { severity: 'P1', title: 'checkout fails' };

/** Lines pasted with their formatting, typed with another keyboard, or with a number that may mean two things. */
export const PASTED_SENTENCES: readonly Sentence[] = [
  // A Cyrillic Р, the З on the key of P, and a Greek Ρ.
  ...declares(
    CHECKOUT,
    'declare Р1 checkout fails',
    'declare р1: checkout fails',
    'declare З1 checkout fails',
    'please declare P1 checkout fails',
    'declare Ρ1 checkout fails',
    '`declare P1 checkout fails`',
    '*declare* P1 checkout fails',
    '"declare P1 checkout fails"',
  ),
  ...asks(
    false,
    'declare P1 - - private credentials leaked',
    'declare P1 - private credentials leaked',
    'declare P1 – private: credentials leaked',
    'declare credentials leaked — — private now',
  ),
  // In the channel of INC-1, another number may be an incident or part of the note.
  ...asks(
    true,
    'resolve 42',
    'ack 42',
    'close #42',
    'close #42 follow-ups are filed',
    'ack on 42',
    'reopen for #42',
    'handoff #42',
    'assign #42 me',
    'status #42',
    'started #42 13:40',
  ),
  ...meaning('resolve', true)({ note: '' }, 'resolve 1', 'resolve #1'),
  ...meaning('resolve', true)({ note: '"rolled back"' }, 'resolve "rolled back"', 'resolve"rolled back"'),
  ...meaning('resolve', true)({ note: '“rolled back”' }, 'resolve“rolled back”'),
  ...meaning('resolve', true)({ note: 'rolled back' }, 'resolve – rolled back', 'resolve - rolled back'),
  ...meaning('ack', true)({ note: 'looking' }, 'ack #1 looking', '`ack looking`'),
  ...asks(false, 'resolve 1 and 42', 'resolve 1, 42', 'resolve INC-1 INC-42', 'ack INC-1 & INC-42'),
  ...asks(true, 'resolve not yet', 'resolve no', 'close never mind', 'resolve don’t', 'mitigate wait'),
  ...asks(true, 'resolve maybe', 'close when done', 'close when it is stable', 'resolve if nobody objects'),
  ...asks(
    true,
    'ack not really',
    'resolve just kidding',
    'resolve not sure yet',
    'resolve idk',
    'close maybe later',
  ),
  ...asks(true, 'severity P1 maybe', 'severity P1 if it gets worse', 'severity P1 not yet'),
  ...asks(true, 'resolve tomorrow', 'close in 10 minutes', 'status resolved probably', 'ack later'),
  ...meaning('resolve', true)({ note: 'not a real incident' }, 'resolve not a real incident'),
  ...meaning('resolve', true)({ note: 'when we rolled back' }, 'fixed when we rolled back'),
  ...meaning('resolve', true)({ note: 'when it was merged' }, 'fixed when it was merged'),
  ...meaning('resolve', true)({ note: 'probably a bad deploy' }, 'resolve probably a bad deploy'),
  ...asks(
    true,
    'severity P1 or P2',
    'severity P1 and P0',
    'assign bob and alice',
    'assign <@U02> not me',
    'assign <@U02> or <@U01>',
  ),
  ...[
    ...meaning('help', false)({ about: 'severity' }, 'severity P0?', 'severity P0 ??'),
    ...meaning('help', false)({ about: 'resolve' }, 'resolve 42?', 'resolve it now?'),
  ],
  ...asks(true, 'remove <@U02> as comms', 'oops', 'rule out: the firewall', 'please', 'un-resolve'),
  ...asks(
    true,
    'task 2',
    'task #2.',
    'task 1 and 2 done',
    'task 2, 3 are done',
    'task 1,2 done',
    'task done 1-3',
    'task all done',
    'task done 2 and 3',
    'task done 2, 3',
    'task take 2 & 3',
    'task call the vendor due 25:00',
    'task call the vendor due tommorow',
    'task call the vendor due thursdy 10:00',
    'task call the vendor due 31 February',
    'task call the vendor by 25:00',
  ),
  ...meaning('task', true)(
    { action: { verb: 'add', text: 'check what is due' } },
    'task check what is due',
    'task - check what is due',
    'task • check what is due',
  ),
  ...meaning('task', true)(
    { action: { verb: 'add', text: 'chase the amount due 500 EUR' } },
    'task chase the amount due 500 EUR',
  ),
  ...meaning('status', true)({ note: '' }, 'status?', 'status? please'),
  ...meaning('tasks', true)({}, 'tasks?'),
  ...meaning('export', true)({ format: 'json' }, 'export as json', 'export to JSON.', 'export json, please'),
  ...meaning('remind', true)(
    { verb: 'stop' },
    'remind stop all',
    'remind stop everything',
    'remind off',
    'remind stop all reminders',
  ),
  ...meaning('undo', true)({}, 'undo it', 'undo that please'),
  ...meaning('started', true)(
    at('2025-01-15T13:40:00'),
    'started about 13:40',
    'started ~13:40',
    'started approx. 13:40',
    'started 13:40Z',
    'started 2025-01-15T13:40Z',
  ),
  ...meaning('started', true)(at('2025-01-15T14:05:09'), 'started just now', 'started right now'),
  ...lists(
    range('2025-01-01', '2025-01-15T23:59'),
    'list 1.1.-15.1.',
    'list 01.01.2025–15.01.2025',
    'list 1.-15. January',
  ),
  ...lists(range('2025-01-10T14:00', '2025-01-15T14:05'), 'list since 2025-01-10T14:00Z'),
];
