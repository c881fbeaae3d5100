import { beforeEach, describe, expect, it } from 'vitest';
import { useAegis } from '../support/aegis.js';
import { ALICE, BOB, GENERAL } from '../support/slack.js';
import { everythingIn } from '../support/table.js';

const aegis = useAegis();
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
});

const everything = () => everythingIn(aegis().table);

describe('payloads', () => {
  const JSON_TYPE = 'application/json';
  const FORM = 'application/x-www-form-urlencoded';
  const event = (fields: object) => {
    const { workspace } = aegis();
    return {
      type: 'event_callback',
      team_id: workspace.team.id,
      api_app_id: workspace.app.id,
      event: fields,
    };
  };
  const message = (fields: object) =>
    event({ type: 'message', channel, user: BOB, text: 'x', ts: '1736950000.000001', ...fields });

  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a string', '"x"'],
    ['an empty object', '{}'],
    ['an event that is none', '{"event":null}'],
    ['an event that is a string', '{"event":"message"}'],
  ])('that are %s have no effect', async (_, body) => {
    const before = await everything();

    const { status } = await aegis().delivery.raw(body, JSON_TYPE);

    expect(status).toBe(200);
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['another app', (body) => Object.assign(body, { api_app_id: 'A09OTHER' })],
    ['another workspace', (body) => Object.assign(body, { team_id: 'T09OTHER' })],
    [
      'another workspace by Slack Connect',
      (body) => Object.assign(body, { authorizations: [{ team_id: 'T09OTHER' }] }),
    ],
    ['Aegis itself', (body) => Object.assign(body.event as object, { bot_id: aegis().workspace.app.botId })],
    ['no message time', (body) => Object.assign(body.event as object, { ts: 'abc' })],
    ['no channel', (body) => delete (body.event as { channel?: string }).channel],
    ['no event of a known kind', (body) => Object.assign(body.event as object, { type: 'something_new' })],
  ] as [string, (body: Record<string, unknown>) => void][])('of %s have no effect', async (_, change) => {
    const before = await everything();
    const body = message({});
    change(body);

    const { status } = await aegis().delivery.event(body);

    expect(status).toBe(200);
    expect(await everything()).toEqual(before);
  });

  it('that edit or delete what was never seen are kept all the same', async () => {
    const changed = {
      ts: '1736950000.000002',
      user: BOB,
      text: 'edited',
      edited: { ts: '1736950009.000000' },
    };
    await aegis().delivery.event(
      message({
        subtype: 'message_changed',
        ts: '1736950009.000001',
        message: changed,
        previous_message: undefined,
      }),
    );
    await aegis().delivery.event(
      message({ subtype: 'message_deleted', ts: '1736950010.000001', deleted_ts: '1736950000.000003' }),
    );

    const { comments } = await aegis().record();
    expect(comments).toMatchObject([{ text: 'edited' }, { deleted_at: expect.any(String) }]);
  });

  it('of 5 MB are refused', async () => {
    const { status } = await aegis().delivery.raw(JSON.stringify({ x: 'y'.repeat(5_000_000) }), JSON_TYPE);

    expect(status).toBe(413);
  });

  it('with two payload fields are acknowledged without effect', async () => {
    const { status } = await aegis().delivery.raw('payload={}&payload={}', FORM);

    expect(status).toBe(200);
  });
});
