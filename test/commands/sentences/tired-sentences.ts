import type { Sentence } from './sentences.js';

const meaning =
  (command: string, isInside: boolean) =>
  (args: object, ...texts: string[]): Sentence[] =>
    texts.map((text) => ({
      text,
      inside: isInside,
      means: { command, ...(isInside && { id: 'INC-000001' }), args },
    }));

const declares = meaning('declare', false);
const lists = meaning('list', false);
const tasks = meaning('task', true);
const due = (text: string, start: string, owner?: string) => ({
  action: { verb: 'add', text, ...(owner && { owner }), due: { value: { startsWith: start } } },
});
const range = (text: string) => ({ rest: { declared: { value: { text } }, words: [] } });
const asks = (isInside: boolean, ...texts: string[]): Sentence[] =>
  texts.map((text) => ({ text, inside: isInside }));

const TODAY_END = '2025-01-15T23:59:59';
const CALL = 'call the vendor';

/** What people type at three in the morning on a phone, on Wednesday, 15 January 2025, 14:05 UTC. */
export const TIRED_SENTENCES: readonly Sentence[] = [
  ...tasks(
    due(CALL, TODAY_END),
    'task call the vendor by EOD',
    'task call the vendor by end of day',
    'task call the vendor by the end of the day',
    'task call the vendor by tonight',
    'task call the vendor due eod.',
    'task call the vendor EOD',
    'task call the vendor tonight',
    'task by EOD: call the vendor',
  ),
  ...tasks(
    due(CALL, '2025-01-16T12:00'),
    'task call the vendor by noon',
    'task call the vendor due tomorrow morning',
  ),
  ...tasks(
    due(CALL, '2025-01-15T16:05'),
    'task call the vendor in 2 hours',
    'task call the vendor within 2h',
  ),
  ...tasks(
    due(CALL, '2025-01-16T17:00'),
    'task call the vendor tomorrow EOB',
    'task call the vendor by COB tomorrow',
  ),
  ...tasks(
    due(CALL, '2025-01-15T17:00', 'U02'),
    'task @bob call the vendor by 5pm',
    'task call the vendor by 17:00 <@U02|bob>',
  ),
  ...tasks(due('finish', '2025-01-15T17:00'), 'task finish by 5pm'),
  ...tasks(due('finish the roll-back', '2025-01-15T17:00'), 'task finish the roll-back by 5pm'),
  ...tasks(
    { action: { verb: 'add', text: 'take a backup of the replica', owner: 'U02' } },
    'task take a backup of the replica @bob',
  ),
  ...tasks({ action: { verb: 'add', text: 'prepare for Black Friday' } }, 'task prepare for Black Friday'),
  ...tasks({ action: { verb: 'add', text: 'clean up after tonight' } }, 'task clean up after tonight'),
  ...tasks({ action: { verb: 'add', text: '3 hosts need a reboot' } }, 'task 3 hosts need a reboot'),
  ...tasks(
    { action: { verb: 'done', number: 2 } },
    'task 2 done',
    'task done 2.',
    'task finish #2',
    'todo done 2 please',
  ),
  ...tasks({ action: { verb: 'assign', number: 2, owner: 'U01' } }, 'task take 2 please', 'task 2 take'),
  ...tasks(
    { action: { verb: 'due', number: 2, due: { value: { startsWith: TODAY_END } } } },
    'task due 2 EOD',
    'task due 2 by end of day',
  ),
  ...asks(true, 'task done', 'task finish it', 'task take that one', 'task assign bob'),
  ...lists(
    range('2025-01-13T00:00:00Z..2025-01-15T23:59:59Z'),
    'list between Mon and Wed',
    'list mon-wed',
    'list mon to wed',
  ),
  ...lists(
    range('2025-01-14T14:05:09Z..2025-01-15T14:05:09Z'),
    'list last 24h',
    'list in the last 24h',
    'list past 24 hours',
  ),
  ...lists(range('2025-01-15T00:00:00Z..2025-01-15T14:05:09Z'), 'list since this morning'),
  ...lists(range('2025-01-14T18:00:00Z..2025-01-15T14:05:09Z'), 'list since last night'),
  ...lists(
    range('2025-01-06T00:00:00Z..2025-01-12T23:59:59Z'),
    'list incidents from last week',
    "list last week's incidents",
  ),
  ...lists(range('2025-01-14T00:00:00Z..2025-01-14T23:59:59Z'), 'list yesterday’s incidents'),
  ...lists(
    {
      severities: ['P0', 'P1'],
      rest: { declared: { value: { text: '2025-01-14T00:00:00Z..2025-01-15T23:59:59Z' } } },
    },
    'list p0 p1 from yesterday to today',
  ),
  ...declares(
    { severity: 'P2', title: 'login is slow for 3 of 5 tenants' },
    'declare SEV‑2 login is slow for 3 of 5 tenants',
    'declare P2\u00A0login is slow for 3 of 5 tenants',
    'declare\u2009Sev–2\u2009–\u2009login is slow for 3 of 5 tenants',
    'declare pri2: login is slow for 3 of 5 tenants',
    'declare Ｐ２ login is slow for 3 of 5 tenants',
  ),
  ...declares(
    { severity: 'P1', title: 'p99 > 2s on grafana.acme.com' },
    'declare p1 p99 > 2s on <https://grafana.acme.com|grafana.acme.com>',
  ),
  ...asks(
    false,
    'declare S1 checkout fails',
    'declare P1, P2 checkout fails',
    'declare checkout fails, P1',
    'sev-0 everything is down',
    'P1',
  ),
  ...meaning('severity', true)(
    { to: 'P0', reason: 'all regions' },
    'severity P0 – all regions',
    'severity SEV‑0: all regions',
    'severity P0 -> all regions',
  ),
  ...meaning('assign', true)(
    { userId: 'U02', role: 'comms' },
    'assign comms = @bob',
    'assign <@U02|bob>’s comms',
    'assign bob → comms',
  ),
  ...meaning('assign', true)(
    { userId: 'U01', role: 'commander' },
    'assign me!',
    'assign me, please',
    'assign IC me',
  ),
  ...meaning('resolve', true)(
    { note: 'rolled back 2 of 3 hosts' },
    'resolve — rolled back 2 of 3 hosts',
    'resolved - rolled back 2 of 3 hosts',
    'fixed: rolled back 2 of 3 hosts',
  ),
  ...meaning('remind', true)(
    { verb: 'snooze', until: { startsWith: '2025-01-16T09:00' } },
    'remind snooze until tomorrow morning',
  ),
  ...asks(true, 'remind snooze 1h ago'),
  ...[
    'show INC‑42',
    'show INC–42?',
    'show <https://acme.slack.com/archives/C42/p1736949909123456>',
    'show “INC-42”',
  ].map((text): Sentence => ({ text, means: { command: 'show', id: 'INC-000042' } })),
  ...['show 1', 'private 1', 'roles 1.', 'related (1)', 'close 1', 'archive 1 please'].map(
    (text): Sentence => ({
      text,
      inside: true,
      means: { command: text.split(' ')[0] ?? '', id: 'INC-000001' },
    }),
  ),
  ...asks(true, 'show 42', 'private 2', 'show 1 2'),
];
