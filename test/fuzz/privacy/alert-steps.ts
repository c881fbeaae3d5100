import { epochMillis } from '../../../src/base/timestamp.js';
import { isActive } from '../../../src/incidents/transitions.js';
import { ALERT_TOKEN, type TestAegis } from '../../support/aegis.js';
import { ALERT_SECRETS, alertGroup, anAlert, processOf } from '../../support/alerts.js';
import { ALICE, BOB, CAROL } from '../../support/slack.js';
import type { HeldProcess } from './held-process.js';
import { secretOf } from './read-message.js';

/** Critical alerts declare an incident, and Aegis asks about all others in the announcement channel. */
export const WITH_ALERTS = {
  secrets: ALERT_SECRETS,
  settings: {
    process: processOf(`
alerts:
  sources: { alertmanager: { token_env: TOKEN } }
  routes: [{ name: critical, match: { severity: critical }, do: declare }]
`),
  },
};

interface AlertStage {
  aegis: TestAegis;
  other: HeldProcess;
  chance: () => number;
  pick: <T>(from: readonly T[]) => T;
  /** Types a command as a person. */
  type(user: string, text: string, n?: number): Promise<string>;
  /** Reports the response to an alert source. */
  answered(text: string): void;
}

/** Shorter than a route's own window. */
const WINDOW_MS = 25 * 60_000;
/** The action that attaches alerts: `alerts attach group=1f2e3d4c5b6a.3`. */
const ATTACH = /alerts attach (group=[0-9a-f]+\.\d+)/;

/** Steps of alert sources, and of people handling their alerts. */
export function createAlertSteps({ aegis, other, chance, pick, type, answered }: AlertStage) {
  /** When the last alert fired, in milliseconds, by the incident that an alert declared. */
  const firedAt = new Map<number, number>();
  let sent = 0;

  async function send(
    alert: Parameters<typeof anAlert>[0],
    process: Pick<TestAegis, 'sendTo'>,
  ): Promise<void> {
    sent += 1;
    const { status, body } = await process.sendTo('/alerts/alertmanager', {
      headers: { authorization: `Bearer ${ALERT_TOKEN}` },
      body: JSON.stringify(alertGroup(anAlert(alert))),
    });
    answered(`${status} ${body}`);
  }

  /** Each incident has its own service, because alerts of the same service belong together. */
  async function declareByAlert(n: number): Promise<string> {
    firedAt.set(n, epochMillis(aegis.clock.now()));
    const summary = `${secretOf(n)} talks leaked`;
    await send({ name: summary, service: `shop${n}`, summary }, aegis);
    await aegis.settled();
    const steps = [await type(ALICE, `join ${n}`), await type(ALICE, `assign ${n} <@${ALICE}> commander`)];
    return [`an alert declares ${n}`, ...steps].join('; ');
  }

  /**
   * Whether an alert joins the incident of earlier ones; otherwise, it declares
   * another one, with words of this one.
   */
  async function isJoined(n: number): Promise<boolean> {
    const id = `INC-${String(n).padStart(6, '0')}`;
    const [incident] = await aegis.deps.store.getIncidents([id], { consistent: true });
    const quietMs = epochMillis(aegis.clock.now()) - (firedAt.get(n) ?? Number.NEGATIVE_INFINITY);
    if (!firedAt.has(n) || !incident || !isActive(incident.status)) return false;
    return incident.visibility === 'private' || quietMs < WINDOW_MS;
  }

  async function alertAgain(n: number): Promise<string> {
    // Otherwise, it's handled when the second process gets to it, and the incident
    // may be a different one by then.
    const isHeld = other.held.some((requestId) => requestId.startsWith('alerts-'));
    if (isHeld || !(await isJoined(n))) return 'nothing';
    const service = `shop${n}`;
    if (chance() < 0.4) {
      const name = `${secretOf(n)} talks leaked`;
      await send({ name, service, summary: name, endsAt: aegis.clock.now() }, aegis);
      return `an alert of ${n} is over`;
    }
    firedAt.set(n, epochMillis(aegis.clock.now()));
    const name = `${secretOf(n)} again, ${sent}`;
    await send({ name, service, summary: name }, aegis);
    return `an alert of ${n} fires`;
  }

  /** It reveals nothing about an incident itself, but its consequences may. */
  async function alertToAskAbout(): Promise<string> {
    const process = chance() < 0.5 ? other : aegis;
    await send({ name: `disk ${sent} is full`, service: `disk${sent % 3}`, severity: 'warning' }, process);
    return `an alert to ask about${process === other ? ', on the second process' : ''}`;
  }

  async function attach(n: number): Promise<string> {
    const questions = [...aegis.workspace.channels.values()].flatMap(({ messages }) =>
      messages.flatMap((message) => ATTACH.exec(JSON.stringify(message.blocks ?? []))?.[1] ?? []),
    );
    if (questions.length === 0) return alertToAskAbout();
    const user = pick([ALICE, BOB, CAROL]);
    const step = await type(user, `alerts attach INC-${n} ${pick(questions)}`, n);
    await aegis.settled();
    return step;
  }

  return { declareByAlert, alertAgain, alertToAskAbout, attach };
}
