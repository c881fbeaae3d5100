/** A line that someone may type after `/incident`, and what they mean by it. */
export interface Sentence {
  text: string;
  /** In the channel of INC-1 if true, else in #general. */
  inside?: boolean;
  /** Absent when Aegis has to ask back: two readings would have different effects. */
  means?: { command: string; id?: string; args?: object };
}

const P1 = { severity: 'P1', title: 'checkout fails', isPrivate: false };
const SECRET = { severity: 'P1', title: 'credentials leaked', isPrivate: true };

const declares = (texts: readonly string[], args: object): Sentence[] =>
  texts.map((text) => ({ text, means: { command: 'declare', args } }));
const asks = (texts: readonly string[], inside = false): Sentence[] =>
  texts.map((text) => ({ text, inside }));
const about = (id: string, texts: readonly string[], command: string, args: object = {}): Sentence[] =>
  texts.map((text) => ({ text, means: { command, id, args } }));
const inside = (texts: readonly string[], command: string, args: object): Sentence[] =>
  texts.map((text) => ({ text, inside: true, means: { command, id: 'INC-000001', args } }));
const lists = (texts: readonly string[], args: object): Sentence[] =>
  texts.map((text) => ({ text, means: { command: 'list', args } }));

const SPELLINGS =
  'P1|p1|P1:|P1,|[P1]|(P1)|p1 -|P1 –|P1 —|SEV1|sev1|Sev1:|SEV-1|sev-1,|SEV 1|sev 1:|Sev1 -|*P1*|P-1|severity 1|severity:P1|Severity P1:|sev:1|P1.|"P1"|prio 1|SEV1:'.split(
    '|',
  );

const FLAGS = [
  '--private',
  '—private',
  '–private',
  '-private',
  '––private',
  '−private',
  '--PRIVATE',
  '---private',
  '‐private',
];
const UNCLEAR_FLAGS = [
  '--privat',
  '—privte',
  '--secret',
  '-privat',
  '--confidential',
  '/private',
  '(--private)',
  '"--private"',
  '--private,',
  '-pvt',
  '-secret',
  '-p',
];

const WHO = [
  '<@U02>',
  '<@U02>,',
  '<@U02>:',
  '(<@U02>)',
  '<@U02|bob>',
  '@bob',
  '@Bob',
  '@bob,',
  '@Bob Miller',
  'bob',
];

const IDS_42 = [
  '42',
  '#42',
  'INC-42',
  'inc-42',
  'inc42',
  'INC-000042',
  '(INC-42)',
  'INC-42:',
  '*INC-42*',
  'inc 42',
  '<#C42|inc-42-search>',
  '<#C42>',
  '#inc-42-search',
];
const FOREIGN = 'INC-1700000000000-AB12CD';

const day = (from: string, to = from) => `2025-01-${from}T00:00:00Z..2025-01-${to}T23:59:59Z`;
const RANGES: [string, string][] = [
  ['today', day('15')],
  ['yesterday', day('14')],
  ['on yesterday', day('14')],
  ['this week', day('13', '19')],
  ['last week', day('06', '12')],
  ['this month', day('01', '31')],
  ['last month', '2024-12-01T00:00:00Z..2024-12-31T23:59:59Z'],
  ['past week', '2025-01-08T14:05:09Z..2025-01-15T14:05:09Z'],
  ['past 3 days', '2025-01-12T14:05:09Z..2025-01-15T14:05:09Z'],
  ['last 3 days', '2025-01-12T14:05:09Z..2025-01-15T14:05:09Z'],
  ['in the last 24 hours', '2025-01-14T14:05:09Z..2025-01-15T14:05:09Z'],
  ['since Monday', '2025-01-13T00:00:00Z..2025-01-15T14:05:09Z'],
  ['since yesterday', '2025-01-14T00:00:00Z..2025-01-15T14:05:09Z'],
  ['since 2pm', '2025-01-15T14:00:00Z..2025-01-15T14:05:09Z'],
  ['since 7d', '2025-01-08T14:05:09Z..2025-01-15T14:05:09Z'],
  ['1–15 January', day('01', '15')],
  ['1-15 January', day('01', '15')],
  ['Jan 3 to Jan 5', day('03', '05')],
  ['from Jan 3 to 5', day('03', '05')],
  ['between Jan 3 and Jan 5', day('03', '05')],
  ['January 3rd', day('03')],
  ['3 Jan', day('03')],
  ['2025-01-03', day('03')],
  ['2025-01-03..2025-01-05', day('03', '05')],
  ['2025-01-03 to 2025-01-05', day('03', '05')],
  ['last monday', day('13')],
  ['tuesday', day('14')],
  ['december', '2024-12-01T00:00:00Z..2024-12-31T23:59:59Z'],
  ['13.1.2025', day('13')],
];

const MOMENTS: [string, string, string][] = [
  ['at:14:05', '2025-01-15T14:05', 'the vendor called'],
  ['at:13:49', '2025-01-15T13:49', 'the vendor called'],
  ['at:2pm', '2025-01-15T14:00', 'the vendor called'],
  ['at: 13:49', '2025-01-15T13:49', 'the vendor called'],
  ['at:2 pm', '2025-01-15T14:00', 'the vendor called'],
  ['at:yesterday 14:00', '2025-01-14T14:00', 'the vendor called'],
  ['at:yesterday at 2pm', '2025-01-14T14:00', 'the vendor called'],
  ['at:14:00 yesterday', '2025-01-14T14:00', 'the vendor called'],
  ['at:10m', '2025-01-15T13:55', 'the vendor called'],
  ['at:14:05', '2025-01-15T14:05', 'may be related'],
  ['at:14:05', '2025-01-15T14:05', '2 hosts went down'],
];

export const SENTENCES: readonly Sentence[] = [
  ...declares(
    SPELLINGS.map((sev) => `declare ${sev} checkout fails`),
    P1,
  ),
  ...declares(
    [
      'declare checkout fails [P1]',
      'declare checkout fails (sev1)',
      'declare: P1 checkout fails',
      'new P1 checkout fails',
    ],
    P1,
  ),
  ...declares(
    FLAGS.flatMap((flag) => [
      `declare ${flag} P1 credentials leaked`,
      `declare P1 credentials leaked ${flag}`,
      `declare SEV-1: credentials ${flag} leaked`,
    ]),
    SECRET,
  ),
  ...asks(
    UNCLEAR_FLAGS.flatMap((flag) => [
      `declare P1 credentials leaked ${flag}`,
      `declare ${flag} P1 credentials leaked`,
    ]),
  ),
  ...asks([
    'declare P1 credentials leaked private',
    'declare private P1 credentials leaked',
    'declare P1 credentials leaked—private',
    'declare P1 private: credentials leaked',
    'declare P1 leaked — private',
    'declare P1 credentials -pvt leaked',
  ]),
  ...asks([
    'declare checkout fails P1',
    'declare P10 all is down',
    'declare P1/P2 checkout fails',
    'declare sev 7 checkout fails',
    'declare since the P1 deploy all is slow',
    'declare',
  ]).slice(0, 5),
  ...declares(['declare P2 a cron job ran rm -rf on the volume'], {
    severity: 'P2',
    title: 'a cron job ran rm -rf on the volume',
  }),
  ...declares(['declare P2 p95 latency is over 2 s', 'declare P2: p95 latency is over 2 s'], {
    severity: 'P2',
    title: 'p95 latency is over 2 s',
  }),
  ...declares(['declare payments is down', 'declare Payments is down'], { service: 'payments' }),
  ...declares(['declare P1 <http://checkout.acme.com|checkout.acme.com> is down'], {
    title: 'checkout.acme.com is down',
  }),
  ...declares(['declare P1 mail to <mailto:ops@acme.com|ops@acme.com> bounces'], {
    title: 'mail to ops@acme.com bounces',
  }),
  ...declares(['declare P3 rm -rf ran in production', 'declare P3 rm -rf ran in production --again'], {
    title: 'rm -rf ran in production',
    isPrivate: false,
  }),
  ...SPELLINGS.map(
    (sev): Sentence => ({ text: `list ${sev}`, means: { command: 'list', args: { severities: ['P1'] } } }),
  ),
  ...lists(
    [
      'list P1 P2',
      'list P1,P2',
      'list P1/P2',
      'list P1 and P2',
      'list sev1 sev2',
      'list P1-P2',
      'list P2 P1',
    ],
    { severities: ['P1', 'P2'] },
  ),
  ...lists(['list P0-P2', 'list P0..P2', 'list P0–P2'], { severities: ['P0', 'P1', 'P2'] }),
  ...lists(['list open resolved', 'list open,resolved', 'list open and resolved'], {
    scope: { statuses: ['OPEN', 'RESOLVED'] },
  }),
  ...lists(['list @bob', 'list <@U02>', 'list by @Bob', 'list incidents of <@U02|bob>'], { who: 'U02' }),
  ...lists(['list mine', 'list my incidents', 'list me'], { mine: true }),
  ...lists(['list checkout', 'list incidents about checkout', 'search checkout'], {
    rest: { words: ['checkout'] },
  }),
  ...RANGES.map(
    ([text, range]): Sentence => ({
      text: `list ${text}`,
      means: { command: 'list', args: { rest: { declared: { value: { text: range } }, words: [] } } },
    }),
  ),
  ...asks(['list since purple', 'list P9', 'list 3/4', 'list --private']),
  ...inside(
    [
      'severity P1',
      'severity to P1',
      'severity SEV-1',
      'severity sev 1',
      'sev 1',
      'severity p1:',
      'severity [P1]',
      'severity 1',
      'severity = P1',
    ],
    'severity',
    { to: 'P1', reason: '' },
  ),
  ...inside(['severity P1 only the EU', 'severity P1: only the EU', 'sev p1 only the EU'], 'severity', {
    to: 'P1',
    reason: 'only the EU',
  }),
  ...asks(['severity high', 'severity P7'], true),
  ...inside(
    WHO.map((who) => `assign ${who} comms`),
    'assign',
    { userId: 'U02', role: 'comms' },
  ),
  ...inside(
    ['assign comms: <@U02>', 'assign comms <@U02>', 'assign <@U02> as comms', 'assign comms to @bob'],
    'assign',
    { userId: 'U02', role: 'comms' },
  ),
  ...inside(['assign me', 'assign @me', 'assign me commander', 'assign myself as IC', 'lead me'], 'assign', {
    userId: 'U01',
    role: 'commander',
  }),
  ...asks(['assign @nobody comms', 'assign everyone', 'assign comms'], true),
  ...inside(
    WHO.map((who) => `handoff ${who} failover done`),
    'handoff',
    { to: 'U02', note: 'failover done' },
  ),
  ...inside(
    ['handoff to <@U02>: failover done', 'handoff to @bob failover done', 'handover to Bob failover done'],
    'handoff',
    { to: 'U02', note: 'failover done' },
  ),
  ...inside(['handoff failover done'], 'handoff', { to: undefined, note: 'failover done' }),
  ...inside(
    WHO.slice(0, 9).map((who) => `task call the vendor ${who}`),
    'task',
    { action: { text: 'call the vendor', owner: 'U02' } },
  ),
  ...inside(
    WHO.map((who) => `task assign 2 ${who}`),
    'task',
    { action: { verb: 'assign', number: 2, owner: 'U02' } },
  ),
  ...inside(
    ['task take 2', 'task take #2', 'task assign 2 me', 'task assign me 2', 'task assign 2 to me'],
    'task',
    { action: { verb: 'assign', number: 2, owner: 'U01' } },
  ),
  ...MOMENTS.map(
    ([at, moment, text]): Sentence => ({
      text: `note ${at} ${text}`,
      inside: true,
      means: { command: 'note', id: 'INC-000001', args: { at: { value: expect(moment) }, text } },
    }),
  ),
  ...asks(
    ['note at:never the vendor called', 'update --private only for us', 'note —private the vendor called'],
    true,
  ),
  ...IDS_42.flatMap((id) => about('INC-000042', [`show ${id}`], 'show')),
  ...IDS_42.flatMap((id) =>
    about('INC-000042', [`note ${id} the vendor called`], 'note', { text: 'the vendor called' }),
  ),
  ...IDS_42.flatMap((id) => about('INC-000042', [`severity ${id} P1`], 'severity', { to: 'P1' })),
  ...about(
    'INC-000042',
    ['severity P1 42', 'severity P1 INC-42', 'severity P1 #42', 'severity P1 <#C42|inc-42-search>'],
    'severity',
    { to: 'P1' },
  ),
  ...about('INC-000042', ['resolve rolled back INC-42', 'resolve 42 rolled back'], 'resolve', {
    note: 'rolled back',
  }),
  ...about(FOREIGN, [`show ${FOREIGN}`, `show ${FOREIGN.toLowerCase()}`], 'show'),
  ...about(FOREIGN, [`note ${FOREIGN} the vendor called`, `note the vendor called ${FOREIGN}`], 'note', {
    text: 'the vendor called',
  }),
  ...about(FOREIGN, [`severity ${FOREIGN} P1`, `severity P1 ${FOREIGN}`], 'severity', { to: 'P1' }),
  ...about(FOREIGN, [`close ${FOREIGN}`, `close ${FOREIGN} done`], 'close'),
  ...about(FOREIGN, [`assign ${FOREIGN} <@U02> comms`], 'assign', { userId: 'U02', role: 'comms' }),
  ...asks([
    'resolve rolled back to release 2',
    'resolve rolled back to release #2',
    'resolve 3 of 4 regions are back',
    'resolve 2 hosts are back',
    'resolve same cause as INC-42',
    'ack looking at host 7',
    'close',
    'note the vendor called',
  ]),
  ...asks(['resolve same cause as INC-42', 'resolve rolled back INC-42'], true),
  ...inside(['resolve rolled back to release 2', 'resolve rolled back to release 2 INC-1'], 'resolve', {
    note: 'rolled back to release 2',
  }),
  ...inside(['ask is it the same as INC-42'], 'ask', { question: 'is it the same as INC-42' }),
  ...asks(['leave <@U02>', 'remind snooze purple', 'remind snooze 30d'], true).slice(1),
];

/** The beginning of a moment. */
function expect(start: string): { startsWith: string } {
  return { startsWith: start };
}
