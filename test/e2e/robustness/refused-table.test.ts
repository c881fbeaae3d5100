import { userPosts } from 'slack-simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { envelopeOf } from '../../support/envelope.js';
import { ALICE, BOB } from '../../support/slack.js';

const aegis = useAegis();
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
});
afterEach(allow);

/** Every write, or with `all` every request, is refused as DynamoDB does it. */
function refuse(name: string, { all = false } = {}): void {
  aegis().table.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (all || /^(?:Put|Update|Delete|Transact|BatchWrite)/.test(commandName)) {
          throw Object.assign(new Error('no'), { name, $metadata: { httpStatusCode: 400 } });
        }
        return next(args);
      },
    { step: 'build', name: 'refuse' },
  );
}

function allow(): void {
  aegis().table.client.middlewareStack.remove('refuse');
}

it.each(['ValidationException', 'ResourceNotFoundException'])('treats %s as a refusal, too', async (name) => {
  refuse(name);

  expect(await aegis().type('note the vendor called', { channel })).toContain(
    'The incident table refused that.',
  );
});

describe('a refusal', () => {
  const name = 'AccessDeniedException';

  it.each(['ack', 'note the vendor called', 'task call the vendor', 'summary', 'export', 'join'])(
    'is reported for `%s`, which works once it is over',
    async (line) => {
      refuse(name);
      const refused = await aegis().type(line, { channel, user: line === 'join' ? BOB : ALICE });
      allow();
      const before = aegis().posts(channel).length + aegis().shownTo(BOB).length;
      await aegis().type(line, { channel, user: line === 'join' ? BOB : ALICE });
      await aegis().untilDone();

      expect(refused).toContain('The incident table refused that. Run `/incident show`');
      expect(aegis().posts(channel).length + aegis().shownTo(BOB).length).toBeGreaterThan(before);
    },
  );

  it("lets a person read what it doesn't affect", async () => {
    refuse(name);

    expect(await aegis().type('show', { channel })).toContain('checkout fails');
    expect(await aegis().type('list')).toContain('checkout fails');
    expect(await aegis().type('timeline', { channel })).toContain('Declared');
  });

  it.each(['list', 'show 1', 'stats', 'declare P1 search is slow'])(
    'of reads is reported for `%s`',
    async (line) => {
      refuse(name, { all: true });

      expect(await aegis().type(line)).toContain('The incident table refused that.');
    },
  );

  it('leaves an event for Slack to send again', async () => {
    const { delivery, workspace, settled } = aegis();
    refuse(name);
    const ts = '1736950200.000100';
    const said = { type: 'message', channel, channel_type: 'channel', user: ALICE, text: 'errors', ts };
    const { status } = await delivery.event(envelopeOf(workspace, { ...said, event_ts: ts }));
    allow();
    await delivery.event(envelopeOf(workspace, { ...said, event_ts: ts }));
    await settled();

    expect(status).not.toBe(200);
    expect((await aegis().record()).comments.map(({ text }) => text)).toEqual(['errors']);
  });

  it('keeps a form open with the typed text in it', async () => {
    const { ts } = userPosts(aegis().workspace, { user: BOB, channel, text: 'errors at 40 %' });
    await aegis().settled();
    await aegis().delivery.messageShortcut({ user: ALICE, callbackId: 'add_to_timeline', channel, ts });
    const view = aegis().workspace.modals.at(-1)?.view;
    if (!view) throw new Error('no form is open');
    refuse(name);

    const { errors } = await aegis().delivery.viewSubmission({
      user: ALICE,
      view,
      values: { note: 'it matters' },
    });

    expect(errors).toEqual({ note: expect.stringContaining('The incident table refused that.') });
  });
});
