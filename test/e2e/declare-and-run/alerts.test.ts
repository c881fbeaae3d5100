import { userJoins } from 'slack-simulator';
import { expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { ALERT_SECRETS, alertGroup, anAlert, processOf } from '../../support/alerts.js';
import { ALICE, BOB, INCIDENTS } from '../../support/slack.js';

const PROCESS = processOf(`
alerts:
  sources:
    alertmanager: { token_env: TOKEN }
    generic: { token_env: TOKEN }
    pagerduty: { secret_env: TOKEN }
  routes:
    - { name: test systems, match: { labels: { service: staging } }, do: drop }
    - { name: critical, match: { severity: critical }, do: declare }
    - { name: network, match: { labels: { part: network } }, do: declare, max_incidents: 2 }
    - { name: search, match: { service: search }, do: attach }
    - { name: the rest of the generic source, match: { source: generic, severity: info }, do: drop }
`);

const aegis = useAegis({ settings: { process: PROCESS }, secrets: ALERT_SECRETS });

const declared = () => [...aegis().workspace.channels.values()].filter(({ name }) => name.startsWith('inc-'));
const postsIn = (channel: string) => aegis().posts(channel).map(textOf);

/** The command of the question's button with this label. */
function buttonOf(label: RegExp, channel = INCIDENTS): { command: string; ts: string } {
  for (const { ts, blocks = [] } of aegis().posts(channel).toReversed()) {
    const elements = blocks.flatMap(
      (block) => (block.elements ?? []) as { text?: { text: string }; value?: string }[],
    );
    const button = elements.find(({ text }) => label.test(text?.text ?? ''));
    if (button?.value) return { command: button.value, ts };
  }
  throw new Error(`no button ${label}`);
}

async function press(label: RegExp, user = ALICE): Promise<void> {
  const { command, ts } = buttonOf(label);
  await aegis().press(command, { user, channel: INCIDENTS, ts });
}

it('declares one incident for a critical alert, however often it is sent', async () => {
  const body = alertGroup(anAlert());

  expect(await aegis().alert('alertmanager', body)).toBe(202);
  expect(await aegis().alert('alertmanager', body)).toBe(202);

  const { incident, events } = await aegis().record();
  expect(declared()).toHaveLength(1);
  expect(incident).toMatchObject({
    title: 'CheckoutErrors of checkout',
    service: 'checkout',
    severity: 'P1',
    started_at: '2025-01-15T14:00:00.000000Z',
    detected_at: expect.stringMatching(/^2025-01-15T14:05:1/),
  });
  expect(incident.declared_by).toBeUndefined();
  expect(events.filter(({ type }) => type === 'ALERT')).toEqual([
    expect.objectContaining({
      description: 'Alert firing: CheckoutErrors of checkout',
      source: 'alertmanager',
      detail: expect.objectContaining({ status: 'firing', count: '1' }),
    }),
  ]);
  expect(postsIn(declared()[0]?.id ?? '').join('\n')).toContain('1 alert: 1 firing, 0 resolved');
});

it('links to a Prometheus without HTTPS, which is common inside a company', async () => {
  await aegis().alert('alertmanager', alertGroup(anAlert()));

  const posts = postsIn(declared()[0]?.id ?? '').join('\n');
  expect(posts).toContain(
    '<http://prometheus.acme.example:9090/graph|Source (prometheus.acme.example:9090)>',
  );
});

it("ends an alert whose source's clock is an hour ahead, with a resolution that contains only its key", async () => {
  const { clock, alert, record } = aegis();
  const timestamp = new Date(Date.parse(clock.now()) + 3_600_000).toISOString();
  const payload = { summary: 'The disk is full', severity: 'critical', timestamp };
  await alert('generic', { event_action: 'trigger', dedup_key: 'disk', payload });
  clock.advance(600_000);

  await alert('generic', { event_action: 'resolve', dedup_key: 'disk' });

  const { events } = await record();
  const statuses = events.filter(({ type }) => type === 'ALERT').map(({ detail }) => detail?.status);
  expect(statuses).toEqual(['firing', 'resolved']);
  expect(postsIn(declared()[0]?.id ?? '').join('\n')).toContain('is resolved. Is it over?');
});

it('groups the alerts of a service, and asks once whether the incident is over', async () => {
  const [first, second] = [anAlert(), anAlert({ name: 'CheckoutLatency' })];
  await aegis().alert('alertmanager', alertGroup(first));
  await aegis().alert('alertmanager', alertGroup(first, second));
  await aegis().alert(
    'alertmanager',
    alertGroup({ ...first, status: 'resolved', endsAt: '2025-01-15T14:06:00Z' }),
  );
  const channel = declared()[0]?.id ?? '';
  const before = postsIn(channel).join('\n');

  const over = { ...second, status: 'resolved', endsAt: '2025-01-15T14:07:00Z' };
  await aegis().alert('alertmanager', alertGroup(over));
  await aegis().alert('alertmanager', alertGroup(over));

  const { events } = await aegis().record();
  const after = postsIn(channel).join('\n');
  expect(declared()).toHaveLength(1);
  expect(before).toContain('2 alerts: 1 firing, 1 resolved');
  expect(before).not.toContain('is it over');
  expect(after).toContain('2 alerts: 0 firing, 2 resolved');
  expect(postsIn(channel).filter((text) => text.includes('Is it over?'))).toHaveLength(1);
  expect(events.filter(({ type }) => type === 'ALERT').map(({ description }) => description)).toEqual([
    'Alert firing: CheckoutErrors of checkout',
    'Alert firing: CheckoutLatency of checkout',
    'Alert resolved: CheckoutErrors of checkout',
    'Alert resolved: CheckoutLatency of checkout',
  ]);
});

it.each([
  ['the end as its start, as Grafana says it', '2025-01-15T14:07:00Z'],
  ['an earlier start, which another Prometheus reported', '2025-01-15T13:59:00Z'],
])('resolves an alert when its resolution has %s', async (_, startsAt) => {
  await aegis().alert('alertmanager', alertGroup(anAlert()));

  await aegis().alert('alertmanager', alertGroup(anAlert({ startsAt, endsAt: '2025-01-15T14:07:00Z' })));

  const posts = postsIn(declared()[0]?.id ?? '').join('\n');
  expect(posts).toContain('1 alert: 0 firing, 1 resolved');
  expect(posts).toContain('Is it over?');
});

it('declares another incident once the first is resolved, and when another service fails', async () => {
  await aegis().alert('alertmanager', alertGroup(anAlert()));
  const channel = declared()[0]?.id ?? '';
  userJoins(aegis().workspace, { channel, user: ALICE });
  await aegis().type('resolve', { channel });

  await aegis().alert('alertmanager', alertGroup(anAlert({ startsAt: '2025-01-15T14:05:30Z' })));
  await aegis().alert('alertmanager', alertGroup(anAlert({ service: 'payments' })));

  const services = await Promise.all(
    ['INC-000001', 'INC-000002', 'INC-000003'].map(async (id) => (await aegis().record(id)).incident.service),
  );
  expect(services).toEqual(['checkout', 'checkout', 'payments']);
});

it('starts a new group when an alert comes after the window', async () => {
  await aegis().alert('alertmanager', alertGroup(anAlert()));
  aegis().clock.advance(31 * 60_000);

  await aegis().alert('alertmanager', alertGroup(anAlert({ name: 'Other' })));

  expect(declared()).toHaveLength(2);
});

it("keeps its incident after the window while that's private", async () => {
  await aegis().alert('alertmanager', alertGroup(anAlert()));
  const channel = declared()[0]?.id ?? '';
  userJoins(aegis().workspace, { channel, user: ALICE });
  await aegis().type('take', { channel });
  await aegis().type('private', { channel });
  aegis().clock.advance(31 * 60_000);

  await aegis().alert('alertmanager', alertGroup(anAlert({ name: 'Other' })));

  expect(declared()).toHaveLength(1);
  expect(postsIn(INCIDENTS).join('\n')).not.toMatch(/Other|CheckoutErrors/);
  expect(postsIn(channel).join('\n')).toContain('Other');
});

it('drops what a route says to drop', async () => {
  expect(await aegis().alert('alertmanager', alertGroup(anAlert({ service: 'staging' })))).toBe(202);

  expect(declared()).toHaveLength(0);
  expect(postsIn(INCIDENTS)).toEqual([]);
});

it('asks about an alert that matches no route, and declares it for the person who presses the button', async () => {
  await aegis().alert('alertmanager', alertGroup(anAlert({ severity: 'warning' })));
  const asked = postsIn(INCIDENTS).join('\n');

  await press(/^Declare P3$/, BOB);

  const { incident, events } = await aegis().record();
  const [question = ''] = postsIn(INCIDENTS);
  expect(asked).toContain('CheckoutErrors of checkout');
  expect(incident).toMatchObject({ severity: 'P3', declared_by: BOB, detected_at: expect.any(String) });
  expect(aegis().workspace.channels.get(incident.channel_id ?? '')?.members).toContain(BOB);
  expect(events.map(({ type }) => type)).toContain('ALERT');
  expect(question).toContain('Part of *INC-1*, decided by <@U02BOB>'.replace('U02BOB', BOB));
  expect(question).not.toContain('Dismiss');
});

it('declares it once when two people press the button', async () => {
  await aegis().alert('alertmanager', alertGroup(anAlert({ severity: 'warning' })));
  const { command, ts } = buttonOf(/^Declare/);

  await Promise.all([ALICE, BOB].map((user) => aegis().press(command, { user, channel: INCIDENTS, ts })));

  expect(declared()).toHaveLength(1);
  expect([...aegis().shownTo(ALICE), ...aegis().shownTo(BOB)].join('\n')).toContain('already');
});

it('attaches alerts to an incident that the person chooses', async () => {
  const channel = await aegis().declare('declare P2 checkout is slow');
  await aegis().alert('alertmanager', alertGroup(anAlert({ severity: 'warning' })));

  await press(/^Attach/);
  const offered = aegis().shownTo(ALICE).at(-1) ?? '';
  const choice = aegis().workspace.ephemerals.at(-1)?.message;
  const [line = ''] = JSON.stringify(choice).match(/alerts id:[^"]+/) ?? [];
  await aegis().press(line, { channel: INCIDENTS, ts: choice?.ts ?? '' });

  const { events } = await aegis().record();
  expect(offered).toContain('Attach to INC-1');
  expect(declared()).toHaveLength(1);
  expect(events.at(-1)?.description).toBe('Alert firing: CheckoutErrors of checkout');
  expect(postsIn(channel).join('\n')).toContain('1 alert: 1 firing');
  expect(postsIn(INCIDENTS).join('\n')).toContain('Part of *INC-1*');
});

it('never reveals which private incident alerts belong to', async () => {
  const channel = await aegis().declare('declare P2 the acquisition --private');
  await aegis().alert('alertmanager', alertGroup(anAlert({ severity: 'warning' })));

  await press(/^Attach/, BOB);
  const offeredToBob = aegis().shownTo(BOB).at(-1) ?? '';
  const { command } = buttonOf(/^Attach/);
  await aegis().type(command, { channel });
  await aegis().alert('alertmanager', alertGroup(anAlert({ severity: 'warning', name: 'Another' })));

  const said = postsIn(INCIDENTS).join('\n');
  expect(offeredToBob).not.toMatch(/INC-1|acquisition/);
  expect(said).toContain('Handled by');
  expect(said).not.toMatch(/INC-1|acquisition/);
  expect(postsIn(channel).join('\n')).toContain('2 alerts: 2 firing');
});

it('no longer names an incident that became private, until it is public again', async () => {
  const question = () => postsIn(INCIDENTS).find((text) => text.includes('1 alert: 1 firing'));
  await aegis().alert('alertmanager', alertGroup(anAlert({ severity: 'warning' })));
  await press(/^Declare/);
  await aegis().untilDone();
  const atFirst = question();

  await aegis().type('private 1');
  const inPrivate = question();
  await aegis().type('public 1');

  expect(atFirst).toContain('Part of *INC-1*');
  expect(inPrivate).toContain('Handled by');
  expect(inPrivate).not.toContain('INC-1');
  expect(question()).toContain('Part of *INC-1*');
});

it('no longer names one that Slack showed without confirming it', async () => {
  const { faults } = aegis().server;
  const question = () => postsIn(INCIDENTS).find((text) => text.includes('1 alert: 1 firing'));
  await aegis().alert('alertmanager', alertGroup(anAlert({ severity: 'warning' })));
  await press(/^Declare/);
  await aegis().untilDone();
  await aegis().type('private 1');
  await aegis().untilDone();
  faults.add({ method: 'chat.update', do: '500-after', times: 20 });
  await aegis().type('public 1');
  const atFirst = question();
  while (faults.take('chat.update'));

  await aegis().type('private 1');
  await aegis().untilDone();

  expect(atFirst).toContain('Part of *INC-1*');
  expect(question()).not.toContain('INC-1');
});

it('stays quiet about dismissed alerts until they have been away for a while', async () => {
  await aegis().alert('alertmanager', alertGroup(anAlert({ severity: 'warning' })));
  await press(/^Dismiss$/);
  await aegis().alert('alertmanager', alertGroup(anAlert({ severity: 'warning', name: 'Another' })));
  const posts = postsIn(INCIDENTS);

  aegis().clock.advance(31 * 60_000);
  await aegis().alert('alertmanager', alertGroup(anAlert({ severity: 'warning', name: 'Third' })));

  expect(posts).toHaveLength(1);
  expect(posts[0]).toContain('Dismissed by');
  expect(postsIn(INCIDENTS)).toHaveLength(2);
});

it("attaches alerts to their service's active incident if a route says so, and asks if there's none", async () => {
  await aegis().alert('alertmanager', alertGroup(anAlert({ service: 'search', severity: 'warning' })));
  const asked = postsIn(INCIDENTS).join('\n');
  await press(/^Dismiss$/);
  aegis().clock.advance(31 * 60_000);
  const channel = await aegis().declare('declare P2 service:search search is slow');

  await aegis().alert(
    'alertmanager',
    alertGroup(anAlert({ service: 'search', severity: 'warning', name: 'Again' })),
  );

  expect(asked).toContain('CheckoutErrors of search');
  expect(postsIn(channel).join('\n')).toContain('1 alert: 1 firing');
});

it('lists the alerts of an incident', async () => {
  await aegis().alert('alertmanager', alertGroup(anAlert()));

  const reply = await aegis().type('alerts INC-1');

  expect(reply).toContain('Alerts of INC-1');
  expect(reply).toContain('1 alert: 1 firing, 0 resolved');
});

it("keeps an alert's credentials and markup out of Slack and the record", async () => {
  const token = `xoxb-${'1234567890'.repeat(2)}-abcdefghijklmnopqrstuvwx`;
  const summary = `<!channel> *pwned* ${token} <https://evil.example|click>`;
  await aegis().alert('alertmanager', alertGroup(anAlert({ summary })));

  const said = [...postsIn(INCIDENTS), ...postsIn(declared()[0]?.id ?? '')].join('\n');
  const stored = JSON.stringify(await aegis().record());
  expect(said).not.toContain(token);
  expect(stored).not.toContain(token);
  // The card's title is plain text, which Slack never reads as markup.
  const announced = postsIn(INCIDENTS).join('\n');
  expect(announced).toContain('&lt;!channel&gt;');
  expect(announced).not.toMatch(/<!channel>|<https:\/\/evil/);
});

it('corrects when the problem began and was noticed, but never in an impossible order', async () => {
  await aegis().alert('alertmanager', alertGroup(anAlert()));
  const channel = declared()[0]?.id ?? '';
  userJoins(aegis().workspace, { channel, user: ALICE });

  await aegis().type('started 2025-01-15 13:40', { channel });
  const refused = await aegis().type('detected 2025-01-15 13:30', { channel });
  await aegis().type('detected 2025-01-15 13:50', { channel });
  const late = await aegis().type('started 2025-01-15 13:55', { channel });
  const shown = await aegis().type('detected', { channel });

  const { incident, events } = await aegis().record();
  expect(incident.started_at).toBe('2025-01-15T13:40:00.000000Z');
  expect(refused).toMatch(/began .*can't have been detected .*run `\/incident started 13:40` first/);
  expect(late).toMatch(/was detected .*can't have begun .*run `\/incident detected 14:10` first/);
  expect(shown).toContain('INC-1 was detected');
  expect(events.filter(({ type }) => type === 'TIMES_CHANGED')).toHaveLength(2);
});

const trigger = (severity: string, over: object = {}) => ({
  event_action: 'trigger',
  dedup_key: 'disk/db-1',
  payload: { summary: 'The disk is full', source: 'db-1', severity, component: 'orders' },
  ...over,
});

it.each([
  ['nothing but the key', {}],
  ['another severity', { payload: { summary: 'All is well', severity: 'ok', component: 'orders' } }],
  ['a severity that is dropped', { payload: { summary: 'All is well', severity: 'info' } }],
])('resolves an alert by its key, when its resolution has %s', async (_, resolution) => {
  await aegis().alert('generic', trigger('critical'));

  await aegis().alert('generic', { event_action: 'resolve', dedup_key: 'disk/db-1', ...resolution });

  const { events } = await aegis().record();
  const posts = postsIn(declared()[0]?.id ?? '').join('\n');
  expect(events.at(-1)?.description).toBe('Alert resolved: The disk is full');
  expect(posts).toContain('1 alert: 0 firing, 1 resolved');
  expect(posts).toContain('Is it over?');
});

it("resolves an alert whose source has a clock that's ahead, or sends local times as UTC", async () => {
  const { payload } = trigger('critical');
  const ahead = { ...payload, timestamp: '2025-01-15T16:05:00Z' };
  await aegis().alert('generic', trigger('critical', { payload: ahead }));

  await aegis().alert('generic', { event_action: 'resolve', dedup_key: 'disk/db-1' });

  expect(postsIn(declared()[0]?.id ?? '').join('\n')).toContain('1 alert: 0 firing, 1 resolved');
});

it('counts an alert whose resolution arrives first and is routed elsewhere', async () => {
  await aegis().alert('generic', { event_action: 'resolve', dedup_key: 'disk/db-1' });
  const { payload } = trigger('critical');

  await aegis().alert(
    'generic',
    trigger('critical', { payload: { ...payload, timestamp: '2025-01-15T14:00:00Z' } }),
  );

  const { events } = await aegis().record();
  expect(events.filter(({ type }) => type === 'ALERT').map(({ description }) => description)).toEqual([
    'Alert firing: The disk is full',
    'Alert resolved: The disk is full',
  ]);
});

it('declares an incident for a warning that becomes critical, and no longer asks about it', async () => {
  await aegis().alert('generic', trigger('warning'));
  await aegis().alert('generic', trigger('critical'));
  await aegis().alert('generic', trigger('warning'));
  await aegis().alert('generic', { event_action: 'resolve', dedup_key: 'disk/db-1' });

  expect(declared()).toHaveLength(1);
  expect(postsIn(INCIDENTS).filter((text) => text.includes('0 firing, 1 resolved'))).toHaveLength(1);
  expect(postsIn(declared()[0]?.id ?? '').join('\n')).toContain('1 alert: 0 firing, 1 resolved');
});

it('keeps an alert where it is while its incident is active, and starts over once that is resolved', async () => {
  await aegis().alert('generic', trigger('critical'));
  const channel = declared()[0]?.id ?? '';
  userJoins(aegis().workspace, { channel, user: ALICE });
  await aegis().alert('generic', trigger('critical'));
  const before = declared().length;
  await aegis().type('resolve', { channel });

  await aegis().alert('generic', trigger('critical'));

  expect(before).toBe(1);
  expect(declared()).toHaveLength(2);
});

it("limits how many incidents it declares for an outage of many services, and resolves the others' alerts, too", async () => {
  const alertOf = (service: string, over = {}) => {
    const alert = anAlert({ service, severity: 'warning', ...over });
    return alertGroup({ ...alert, labels: { ...(alert.labels as object), part: 'network' } });
  };
  const services = ['checkout', 'payments', 'orders', 'mail'];
  for (const service of services) await aegis().alert('alertmanager', alertOf(service));
  for (const service of services) await aegis().alert('alertmanager', alertOf(service));

  const [first] = declared();
  await aegis().alert('alertmanager', alertOf('mail', { endsAt: '2025-01-15T14:20:00Z' }));

  const { events } = await aegis().record();
  expect(declared()).toHaveLength(2);
  expect(postsIn(first?.id ?? '').filter((text) => /1 alert: [01] firing/.test(text))).toHaveLength(3);
  expect(events.filter(({ type }) => type === 'ALERT').map(({ description }) => description)).toEqual([
    'Alert firing: CheckoutErrors of checkout',
    'Alert firing: CheckoutErrors of orders',
    'Alert firing: CheckoutErrors of mail',
    'Alert resolved: CheckoutErrors of mail',
  ]);
});
