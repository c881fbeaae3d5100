import { describe, expect, it } from 'vitest';
import type { FaultKind } from '../../../src/local/slack/faults.js';
import { GENERAL, useSlack } from '../../support/slack.js';

const slack = useSlack();

/** What Slack's own client makes of a fault, and how many messages were posted all the same. */
async function outcomeOf(kind: FaultKind): Promise<{ error: object; posted: number }> {
  const { client, server, workspace } = slack();
  server.faults.add({ method: 'chat.postMessage', do: kind, retryAfterSeconds: 7 });
  const failure = await client.chat
    .postMessage({ channel: GENERAL, text: 'x' })
    .catch((error: object) => error);
  return { error: failure, posted: workspace.channels.get(GENERAL)?.messages.length ?? 0 };
}

describe('a fault', () => {
  it.each<[FaultKind, object, number]>([
    ['ratelimited', { code: 'slack_webapi_rate_limited_error', retryAfter: 7 }, 0],
    ['ratelimited-bare', {}, 0],
    ['http-500', { code: 'slack_webapi_http_error', statusCode: 500 }, 0],
    ['500-after', { code: 'slack_webapi_http_error', statusCode: 500 }, 1],
    ['reset', { code: 'slack_webapi_request_error' }, 0],
    ['reset-after', { code: 'slack_webapi_request_error' }, 1],
    ['html', {}, 0],
    ['empty', {}, 0],
    [{ error: 'fatal_error' }, { code: 'slack_webapi_platform_error', data: { error: 'fatal_error' } }, 0],
  ])('%j is seen by the client', async (kind, expected, posted) => {
    const outcome = await outcomeOf(kind);

    expect(outcome.error).toBeInstanceOf(Error);
    expect(outcome).toMatchObject({ error: expected, posted });
  });

  it('that delays lets the call through', async () => {
    expect(await outcomeOf({ delayMs: 5 })).toMatchObject({ error: { ok: true }, posted: 1 });
  });

  it('hits its method only, as often as asked, one after the other', async () => {
    const { client, server } = slack();
    server.faults.add({ method: 'auth.test', do: { error: 'one' }, times: 2 });
    server.faults.add({ method: 'auth.test', do: { error: 'two' } });
    const errors: unknown[] = [];

    for (let call = 0; call < 4; call += 1) {
      await client.team.info();
      await client.auth.test().catch((error) => errors.push(error.data.error));
    }

    expect(errors).toEqual(['one', 'one', 'two']);
    expect(server.faults.pending()).toEqual([]);
    expect(server.calls.filter(({ fault }) => fault)).toHaveLength(3);
  });
});
