import type { Sentence } from './sentences.js';

const B = '<@U02>';

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
const about = (id: string, command: string, ...texts: string[]): Sentence[] =>
  texts.map((text) => ({ text, means: { command, id } }));

const declares = meaning('declare', false);
const lists = meaning('list', false);
const tasks = meaning('task', true);
const notes = meaning('note', true);
const range = (from: string, to: string, words: string[] = []) => ({
  rest: { declared: { value: { from: { startsWith: from }, to: { startsWith: to } } }, words },
});
const due = (text: string, start: string) => ({
  action: { verb: 'add', text, due: { value: { startsWith: start } } },
});
const NOW = '2025-01-15T14:05';
const CHECKOUT = { severity: 'P1', title: 'checkout fails' };
const DONE_1 = { action: { verb: 'done', number: 1 } };

/** What people say aloud and then type, tried through the signed edge on Wednesday, 15 January 2025, 14:05 UTC. */
export const SPOKEN_SENTENCES: readonly Sentence[] = [
  ...declares(
    CHECKOUT,
    'declare ‹P1› checkout fails',
    'declare 「P1」checkout fails',
    'declare 【P1】 checkout fails',
    'declare 『sev1』: checkout fails',
    'declare «P1» checkout fails',
    'declare P１ checkout fails',
    'declare P1… checkout fails',
    'declare P1:checkout fails',
    'declare P1—checkout fails',
    'declare [P1]checkout fails',
    'declare: P1: checkout fails',
    '/incident declare P1 checkout fails',
    'incident declare P1 checkout fails',
    '/inc declare P1 checkout fails',
  ),
  ...declares({ severity: 'P0', title: 'everything is down' }, 'declare SEV 0 — everything is down'),
  ...declares(
    { severity: 'P1', service: 'payments', title: 'cards fail' },
    'declare P1 service: payments cards fail',
    'declare P1 service = payments cards fail',
    'declare P1 service=payments cards fail',
  ),
  ...declares({ title: 'p2-db-7 is unreachable' }, 'declare p2-db-7 is unreachable'),
  ...declares({ title: 'high load on the database' }, 'declare high load on the database'),
  ...asks(
    false,
    'declare critical: the primary is lost',
    'declare [critical] the primary is lost',
    'declare P1/P2 checkout fails',
    'declare private P1 tokens leaked',
    'declare P1 tokens leaked —private.',
    'declare P1 tokens leaked (private)',
    'declare P1 tokens leaked, keep it private',
    'P1 checkout fails',
  ),
  ...meaning('severity', true)(
    { to: 'P0', reason: 'all regions' },
    'severity → P0 all regions',
    'severity up to P0, all regions',
    'severity: SEV-0; all regions',
    'sev back to P0 all regions',
  ),
  ...asks(true, 'raise to p0 all regions', 'downgrade to P3', 'sev0!', 'lower it to P3'),
  ...meaning('assign', true)(
    { userId: 'U02', role: 'comms' },
    `assign «${B}» comms`,
    `assign comms → ${B}`,
    `assign ${B}； comms`,
    'assign "@bob" as comms lead',
    `assign 「${B}」 comms`,
  ),
  ...asks(true, `assign ${B}/<@U01> comms`, `assign ${B} and <@U01>`, `make ${B} commander`),
  ...meaning('handoff', true)(
    { to: 'U02', note: 'the replica lags' },
    `handoff — ${B} — the replica lags`,
    `hand over to ${B}, the replica lags`,
    `hand off ${B}: the replica lags`,
  ),
  ...tasks(
    { action: { verb: 'add', text: 'check the replica', owner: 'U02' } },
    `task check the replica → ${B}`,
    `task check the replica (${B})`,
    `task ${B}: check the replica`,
    `task check the replica — ${B}!`,
  ),
  ...tasks(
    DONE_1,
    'task done 1!',
    'task done: 1',
    'task 1 is done',
    'task #1 is done now',
    'task 1 done.',
    'task done (1)',
  ),
  ...tasks(due('call the vendor', '2025-01-15T23:00'), 'task call the vendor due 3pm PT'),
  ...tasks(due('call the vendor', '2025-01-15T14:30'), 'task call the vendor by 15:30 CET'),
  ...tasks(due('call the vendor', '2025-01-15T15:00'), 'task call the vendor due 17:00 UTC+2'),
  ...asks(
    true,
    'task write the report due last friday',
    'task done one',
    'task done 1 and 2',
    'task call the vendor due 4pm IST',
    'done 1',
  ),
  ...about('INC-000002', 'status', 'status of 2', 'status of INC-2', 'status for #2'),
  ...about('INC-000002', 'timeline', 'timeline for INC-2', 'timeline of 2'),
  ...about('INC-000002', 'show', 'INC-2', '2', '#2', 'inc 2', 'show INC–2', 'show inc_2'),
  ...about('INC-000002', 'resolve', 'INC-2 resolve rolled back', '#2 resolve rolled back'),
  ...asks(false, 'note 2 replicas are down', 'resolve rolled back to v2'),
  ...meaning('note', true)({ text: '2 replicas are down' }, 'note 2 replicas are down'),
  ...notes(
    { at: { value: { startsWith: '2025-01-15T13:50' } }, text: 'the vendor called' },
    'note at 13:50 the vendor called',
    'note at 1:50pm the vendor called',
    'note around 13:50 - the vendor called',
    'note 15 minutes ago the vendor called',
  ),
  ...notes(
    { at: { value: { startsWith: '2025-01-14T14:00' } }, text: 'the vendor called' },
    'note yesterday 14:00 the vendor called',
    'note yesterday at 2pm: the vendor called',
  ),
  ...['14:30 we fail over', 'at 10:00 tomorrow we fail over', '5 replicas were lost', '99.9% fail'].flatMap(
    (text) => notes({ at: undefined, text }, `note ${text}`),
  ),
  ...lists(range('2025-01-10T00:00', '2025-01-10T23:59'), 'list last friday', 'list on the 10th'),
  ...lists(range('2025-01-01T00:00', '2025-01-10T23:59'), 'list from the 1st to the 10th'),
  ...lists(range('2025-01-01T00:00', '2025-01-15T23:59'), 'list between 1 and 15 January'),
  ...lists(range('2025-01-14T14:00', NOW), 'list yesterday 14:00', 'list since yesterday 2pm'),
  ...lists(range('2025-01-15T14:00', '2025-01-15T16:00'), 'list between 2pm and 4pm'),
  ...lists(
    range('2025-01-11T00:00', '2025-01-12T23:59'),
    'list weekend',
    'list last weekend',
    'list over the weekend',
  ),
  ...lists(range('2024-10-01T00:00', '2024-12-31T23:59'), 'list Q4', 'list Q4 2024', 'list last quarter'),
  ...lists(range('2025-01-06T00:00', '2025-01-12T23:59'), 'list everything from last week'),
  ...lists({ severities: ['P1'] }, 'list open P1s', 'list sev1s'),
  ...lists({ rest: { words: [] } }, `list incidents assigned to ${B}`, 'list all of our incidents'),
  ...tasks(
    { action: { verb: 'add', text: 'call the vendor' } },
    'add task call the vendor',
    'add a task to call the vendor',
    'add task: call the vendor',
  ),
  ...notes({ text: 'the vendor called' }, 'add a note that the vendor called', 'add the vendor called'),
  ...meaning('update', true)(
    { text: 'all is well' },
    'post update all is well',
    'post an update: all is well',
  ),
  ...meaning('severity', true)({ to: 'P0' }, 'set severity P0', 'change the severity to P0'),
  ...meaning('timeline', true)({}, 'show timeline', 'show me the timeline', 'timeline please'),
  ...meaning('summary', true)({}, 'summary please', 'give me a summary', 'write a summary, please'),
  ...meaning('handoff', true)({ note: '' }, 'handoff please'),
  ...meaning('assign', true)({ userId: 'U01', role: 'commander' }, 'assign this to me', 'assign it to me'),
  ...meaning('update', true)({ text: '' }, 'update please'),
  ...meaning('postmortem', true)({}, 'post mortem', 'Post mortem please'),
  ...meaning('catchup', true)({}, 'catch up'),
  ...meaning('oncall', false)({}, 'who is on call', 'on call', "who's on call?"),
  ...meaning('help', false)({}, 'resolve?', 'close?'),
  ...meaning('close', true)({ note: '' }, 'close it', 'close please', 'close this incident now'),
  ...meaning('resolve', true)({ note: 'this is over' }, 'resolve this is over'),
  ...asks(true, "I'm on it", 'on it', 'snooze 1h', 'delcare P1 checkout fails'),
  ...lists(
    { without: { isUnled: true }, rest: { words: [] } },
    'list without commander',
    'list without a commander',
    'list no commander',
    'list with no commander yet',
    'list incidents that have no commander',
    'list incidents missing an IC',
    'list unled',
    'list w/o lead',
    'list active without an incident commander',
    'list that need a commander',
  ),
  ...lists(
    { without: { isUnassigned: true }, rest: { words: [] } },
    'list without service',
    'list no service',
  ),
  ...lists(
    { without: { statuses: ['CLOSED'], severities: [] }, scope: undefined, rest: { words: [] } },
    'list not closed',
    'list except closed',
    'list non-closed',
    'list everything that is not closed',
  ),
  ...lists(
    { without: { statuses: ['RESOLVED', 'CLOSED'] }, rest: { words: [] } },
    'list not resolved',
    "list isn't resolved",
    'list excluding resolved',
  ),
  ...lists(
    { without: { severities: ['P3', 'P4'] }, severities: undefined, rest: { words: [] } },
    'list not P3 or P4',
    'list except P3-P4',
    'list excluding P3, P4',
    'list without P3 and sev4',
  ),
  ...lists(
    { without: { isUnled: false, statuses: [], severities: [] }, rest: { words: ['404', 'not', 'found'] } },
    'list 404 not found',
  ),
  ...lists({ without: { statuses: ['CLOSED'] }, rest: { words: [] } }, 'list all but closed'),
  ...lists({ rest: { words: ['no', 'space', 'left'] } }, 'list no space left'),
  ...asks(false, `list not ${B}`, 'list not mine', `list except ${B}`),
];
