import { expect, it } from 'vitest';
import { ALERT_TOKEN, useAegis } from '../../support/aegis.js';
import { ALERT_SECRETS, alertGroup, anAlert, processOf } from '../../support/alerts.js';
import { PER_GROUP } from '../../support/lifetime.js';

const PROCESS = processOf(`
alerts:
  sources: { alertmanager: { token_env: TOKEN }, generic: { token_env: TOKEN } }
  routes: [{ name: critical, match: { severity: critical }, do: declare }]
`);

const aegis = useAegis({ lifetime: PER_GROUP, settings: { process: PROCESS }, secrets: ALERT_SECRETS });

const BODY = alertGroup(anAlert());
const ANOTHER = alertGroup(anAlert({ service: 'search', severity: 'warning' }));
const TOKEN = { authorization: `Bearer ${ALERT_TOKEN}` };

it.each([
  ['without a token', 'alertmanager', BODY, {}, 401],
  ['with a wrong token', 'alertmanager', BODY, { authorization: 'Bearer wrong' }, 401],
  ['of a source that is not set up', 'grafana', BODY, undefined, 404],
  ['of a source that does not exist', 'nagios', BODY, undefined, 404],
  ['of no source', '', BODY, undefined, 404],
  ['of a path below a source', 'alertmanager/x', BODY, undefined, 404],
  ['of a name that every object has', '__proto__', BODY, undefined, 404],
  ['that is not JSON', 'alertmanager', '{"alerts":', undefined, 400],
  ['that is no payload of its source', 'alertmanager', { alerts: 'all' }, undefined, 400],
  ['larger than 4 MB', 'alertmanager', ' '.repeat(4 * 1024 * 1024 + 1), undefined, 413],
  ['that is compressed', 'alertmanager', BODY, { ...TOKEN, 'content-encoding': 'gzip' }, 415],
  ['that is empty', 'alertmanager', '', undefined, 400],
  ['that is a form', 'alertmanager', 'payload=%7B%7D', undefined, 400],
  ['with two tokens', 'alertmanager', BODY, { authorization: `${TOKEN.authorization}, Bearer wrong` }, 401],
  ['nested deeper than any payload', 'generic', `${'['.repeat(1e5)}${']'.repeat(1e5)}`, undefined, 400],
] as const)('refuses a request %s, and stores nothing', async (_, source, body, headers, status) => {
  expect(await aegis().alert(source, body, headers)).toBe(status);

  expect(await aegis().deps.store.openRequestIds()).toEqual([]);
  expect([...aegis().workspace.channels.values()].filter(({ name }) => name.startsWith('inc-'))).toEqual([]);
});

it.each([
  ['a slash at the end of the address', 'alertmanager/', ANOTHER, undefined],
  ['another content type', 'alertmanager', ANOTHER, { ...TOKEN, 'content-type': 'text/plain' }],
  ['a byte order mark', 'alertmanager', `\uFEFF${JSON.stringify(ANOTHER)}`, undefined],
  ['JSON in a form', 'alertmanager', `payload=${encodeURIComponent(JSON.stringify(ANOTHER))}`, undefined],
  ['a bare list', 'alertmanager', ANOTHER.alerts, undefined],
  ['two spaces before the token', 'alertmanager', ANOTHER, { authorization: `Bearer  ${ALERT_TOKEN}` }],
])('accepts a request with %s', async (_, source, body, headers) => {
  expect(await aegis().alert(source, body, headers)).toBe(202);
});

it('counts every alert of a storm once, in one incident with a handful of messages', async () => {
  const alerts = Array.from({ length: 240 }, (_, n) => anAlert({ name: `Pod${n}` }));
  const requests = [...alerts.map((one) => [one]), alerts.slice(0, 60), alerts.slice(30, 90)];

  const statuses = await Promise.all(
    requests.map((batch) => aegis().alert('alertmanager', alertGroup(...batch))),
  );
  const over = alerts.map((one) => ({ ...one, status: 'resolved', endsAt: '2025-01-15T15:00:00Z' }));
  await aegis().alert('alertmanager', alertGroup(...over));

  const { incident, events } = await aegis().record();
  const changes = (status: string) =>
    events
      .filter(({ type, detail }) => type === 'ALERT' && detail?.status === status)
      .reduce((sum, { detail }) => sum + Number(detail?.count), 0);
  const [group] = await aegis().deps.store.alertGroupsOf(incident.incident_id);
  expect(new Set(statuses)).toEqual(new Set([202]));
  expect(group).toMatchObject({
    fired: 240,
    resolved: 240,
    firing: 0,
    unrecorded: { firing: 0, resolved: 0 },
  });
  expect([changes('firing'), changes('resolved')]).toEqual([240, 240]);
  // The card, the alerts, and the question whether it's over.
  expect(
    aegis()
      .posts(incident.channel_id ?? '')
      .filter(({ subtype }) => subtype === undefined),
  ).toHaveLength(3);
  await expect(aegis().record('INC-000002')).rejects.toThrow();
});
