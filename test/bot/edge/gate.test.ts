import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { OverloadedError, UpstreamError } from '../../../src/base/errors.js';
import { type Identity, OrgWideError } from '../../../src/bot/client/identity.js';
import { createFairLine, type FairLine } from '../../../src/bot/edge/fair-line.js';
import { withGate } from '../../../src/bot/edge/gate.js';
import { createTestLogger } from '../../support/logger.js';

const IDENTITY: Identity = {
  teamId: 'T1',
  enterpriseId: 'E1',
  appId: 'A1',
  botId: 'B1',
  botUserId: 'U1',
  workspaceUrl: 'https://acme.slack.com/',
};

interface GateRig {
  /** Sends a body through the gate; resolves with what happened, in order. */
  send(body: unknown, listener?: (event: ReceiverEvent) => Promise<void>): Promise<string[]>;
  logger: ReturnType<typeof createTestLogger>;
}

/** The gate around a receiver that hands over whatever it is given. */
function openGate({
  ackFails = false,
  identity = async () => IDENTITY,
  line,
  refused = [],
}: Partial<{
  ackFails: boolean;
  identity: () => Promise<Identity>;
  line: FairLine;
  refused: string[];
}> = {}): GateRig {
  const logger = createTestLogger();
  let steps: string[] = [];
  let receive: App['processEvent'] = () => Promise.reject(new Error('the receiver was not started'));
  let listen: (event: ReceiverEvent) => Promise<void> = async () => undefined;
  const receiver = {
    init: (app: App) => {
      receive = (event) => app.processEvent(event);
    },
  } as unknown as Receiver;
  const app = {
    async processEvent(event: ReceiverEvent) {
      steps.push('listen');
      await listen(event);
    },
  } as App;
  withGate(receiver, {
    identity,
    logger,
    settings: { answerMs: 2_400 },
    ...(line && { line }),
    onRefused: (channel) => void refused.push(channel),
  }).init(app);
  return {
    logger,
    async send(body, listener = async () => undefined) {
      steps = [];
      listen = listener;
      const ack = async (response?: unknown) => {
        if (ackFails) throw new Error('the socket is closed');
        steps.push(response === undefined ? 'ack' : `ack ${textIn(response)}`);
      };
      await receive({ body, ack } as unknown as ReceiverEvent);
      return steps;
    },
  };
}

function textIn(response: unknown): unknown {
  return typeof response === 'object' && response !== null && 'text' in response ? response.text : response;
}

const event = (fields: object = {}) => ({
  event: { type: 'message' },
  api_app_id: 'A1',
  team_id: 'T1',
  ...fields,
});
const command = (fields: object = {}) => ({
  command: '/incident',
  user_id: 'U2',
  trigger_id: '1.2',
  api_app_id: 'A1',
  team_id: 'T1',
  ...fields,
});
const form = (fields: object = {}, view: object = {}) => ({
  type: 'view_submission',
  user: { id: 'U2', team_id: 'T2' },
  view: { id: 'V1', callback_id: 'c', blocks: [], ...view },
  ...fields,
});
const click = (fields: object = {}) => ({ actions: [{ action_id: 'a' }], user: { id: 'U2' }, ...fields });

describe('the gate', () => {
  it('acknowledges an event after the listeners have stored it', async () => {
    expect(await openGate().send(event())).toEqual(['listen', 'ack']);
  });

  it("doesn't acknowledge an event that a listener failed to store", async () => {
    const gate = openGate();
    const failing = () => Promise.reject(new Error('the table is gone'));

    await expect(gate.send(event(), failing)).rejects.toThrow('the table is gone');
    expect(await gate.send(event())).toEqual(['listen', 'ack']);
  });

  it("ignores a listener's own acknowledgement of an event", async () => {
    const early = async ({ ack }: ReceiverEvent) => ack();

    expect(await openGate().send(event(), early)).toEqual(['listen', 'ack']);
  });

  it("logs an event that it stored but couldn't acknowledge", async () => {
    const gate = openGate({ ackFails: true });

    expect(await gate.send(event())).toEqual(['listen']);
    expect(gate.logger.lines).toMatchObject([{ level: 'info' }]);
  });

  it("passes a command's answer through", async () => {
    const answering = async ({ ack }: ReceiverEvent) => ack('done');

    expect(await openGate().send(command(), answering)).toEqual(['listen', 'ack done']);
  });

  it('acknowledges a command that no listener answered', async () => {
    expect(await openGate().send(command())).toEqual(['listen', 'ack']);
  });

  it.each([
    ['an event of another app', event({ api_app_id: 'A2' })],
    ['an event of another workspace', event({ team_id: 'T2' })],
    ['an event authorized for another workspace', event({ authorizations: [{ team_id: 'T2' }] })],
    ['an event in the context of another workspace', event({ context_team_id: 'T2' })],
    ['a command of another app', command({ api_app_id: 'A2' })],
    ['a command of another workspace', command({ team_id: 'T2' })],
    ['a click in another workspace', click({ team: { id: 'T2' } })],
    ['a click by a person of another workspace', click({ user: { id: 'U2', team_id: 'T2' } })],
    ['a command of another organization', command({ team_id: 'T9', enterprise_id: 'E9' })],
    ['a click in another organization', click({ team: { id: 'T9', enterprise_id: 'E9' } })],
    ['a click in another organization without a workspace', click({ team: null, enterprise: { id: 'E9' } })],
    ['a form of an app installed elsewhere', form({ team: { id: 'T9' } }, { app_installed_team_id: 'T9' })],
    [
      "a sister workspace's own installation",
      event({ enterprise_id: 'E1', authorizations: [{ team_id: 'T2', enterprise_id: 'E1' }] }),
    ],
  ])('acknowledges and drops %s', async (_, body) => {
    const gate = openGate();

    expect(await gate.send(body)).toEqual(['ack']);
    expect(gate.logger.lines).toMatchObject([{ level: 'warn' }]);
  });

  it.each([
    [
      'an event from another workspace by Slack Connect',
      event({ team_id: 'T2', authorizations: [{ team_id: 'T1' }] }),
    ],
    ['an event in our context from another workspace', event({ team_id: 'T2', context_team_id: 'T1' })],
    ['an event without an app or workspace', event({ api_app_id: undefined, team_id: undefined })],
    ['an event with an odd app and workspace', event({ api_app_id: 7, team_id: {} })],
    ['a click without a workspace', click()],
    ['a click with a null workspace', click({ team: null })],
    ['a command of a sister workspace', command({ team_id: 'T2', enterprise_id: 'E1' })],
    ['a click in a sister workspace', click({ team: { id: 'T2', enterprise_id: 'E1' } })],
    ['a click in our organization', click({ team: null, enterprise: { id: 'E1' } })],
    ['a form from a sister workspace', form({ team: { id: 'T2' } }, { app_installed_team_id: 'T1' })],
    [
      'an event that names only the other side of a Slack Connect channel',
      event({ team_id: 'T9', context_team_id: 'T9', authorizations: [{ team_id: 'T1' }] }),
    ],
  ])('admits %s', async (_, body) => {
    expect(await openGate().send(body)).toEqual(['listen', 'ack']);
  });

  it('refuses an installation for a whole organization, and explains it to people who run commands', async () => {
    const gate = openGate({ identity: () => Promise.reject(new OrgWideError()) });

    expect(await gate.send(command())).toEqual([
      expect.stringContaining('install the app in that workspace'),
    ]);
    expect(await gate.send(event())).toEqual(['ack']);
    expect(gate.logger.lines).toMatchObject([{ level: 'error' }, { level: 'error' }]);
  });

  it("doesn't acknowledge anything while Slack doesn't identify Aegis", async () => {
    const gate = openGate({ identity: () => Promise.reject(new Error('no network')) });

    await expect(gate.send(event())).rejects.toThrow('no network');
  });

  it('reports that Slack is holding back events', async () => {
    const gate = openGate();

    expect(await gate.send({ type: 'app_rate_limited', team_id: 'T1', api_app_id: 'A1' })).toEqual(['ack']);
    expect(gate.logger.lines).toMatchObject([
      { level: 'error', message: expect.stringContaining('holds back events') },
    ]);
  });

  it.each([[undefined], [null], ['x'], [[]], [{}], [{ event: null }]])(
    'acknowledges and drops %j',
    async (body) => {
      const gate = openGate();

      expect(await gate.send(body)).toEqual(['ack']);
      expect(gate.logger.lines).toMatchObject([{ level: 'warn' }]);
    },
  );
});

describe('under overload', () => {
  const inChannel = event({ event: { type: 'message', channel: 'C1' } });

  it("doesn't acknowledge an event that there's no room for, and remembers its channel", async () => {
    const refused: string[] = [];
    const line = createFairLine({ atOnce: 0, mayWait: 0 });
    const { send } = openGate({ line, refused });

    await expect(send(inChannel)).rejects.toBeInstanceOf(OverloadedError);

    expect(refused).toEqual(['C1']);
  });

  it('does the same when storing an event takes too long', async () => {
    const refused: string[] = [];
    const { send } = openGate({ refused });

    const sent = send(inChannel, () => Promise.reject(new UpstreamError('too_slow', 'slow')));

    await expect(sent).rejects.toBeInstanceOf(OverloadedError);
    expect(refused).toEqual(['C1']);
  });

  it('answers a command even when no event can be stored', async () => {
    const { send } = openGate({ line: createFairLine({ atOnce: 0, mayWait: 0 }) });

    expect(await send(command())).toEqual(['listen', 'ack']);
  });
});
