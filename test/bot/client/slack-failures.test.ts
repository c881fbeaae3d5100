import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../../src/base/errors.js';
import { createSlackClients } from '../../../src/bot/client/slack-clients.js';
import { callSlack, ignoreCode } from '../../../src/bot/client/slack-failures.js';
import { createTestLogger } from '../../support/logger.js';
import { createTestClient, type TestSlack, useSlack } from '../../support/slack.js';

const slack = useSlack();

type Fault = Parameters<TestSlack['server']['faults']['add']>[0];

async function failureOf(fault: Omit<Fault, 'method'>): Promise<unknown> {
  const { server, workspace } = slack();
  const client = createTestClient(server, workspace.app.botToken);
  server.faults.add({ method: 'auth.test', ...fault });
  return callSlack(() => client.auth.test()).catch((error: unknown) => error);
}

describe('callSlack', () => {
  it('returns what Slack answers', async () => {
    const { server, workspace } = slack();
    const client = createTestClient(server, workspace.app.botToken);

    const answer = await callSlack(() => client.auth.test());

    expect(answer.ok).toBe(true);
  });

  it.each([
    ['429 with Retry-After', { do: 'ratelimited', retryAfterSeconds: 7 }, 'ratelimited', 7_000],
    ['429 without Retry-After', { do: 'ratelimited-bare' }, 'unavailable', undefined],
    ['500', { do: 'http-500' }, 'http_500', undefined],
    ['500 after the effect', { do: '500-after' }, 'http_500', undefined],
    ['a broken connection', { do: 'reset' }, 'unavailable', undefined],
    ['a broken connection after the effect', { do: 'reset-after' }, 'unavailable', undefined],
    ['an HTML page with status 200', { do: 'html' }, 'unavailable', undefined],
    ['an empty body with status 200', { do: 'empty' }, 'unavailable', undefined],
    ['`ratelimited` with status 200', { do: { error: 'ratelimited' } }, 'ratelimited', undefined],
    ['`internal_error`', { do: { error: 'internal_error' } }, 'internal_error', undefined],
    ['`fatal_error`', { do: { error: 'fatal_error' } }, 'fatal_error', undefined],
    ['`service_unavailable`', { do: { error: 'service_unavailable' } }, 'service_unavailable', undefined],
    ['`request_timeout`', { do: { error: 'request_timeout' } }, 'request_timeout', undefined],
  ] as const)('makes %s a retryable failure', async (_, fault, upstreamCode, retryAfterMs) => {
    const error = await failureOf(fault);

    expect(error).toBeInstanceOf(UpstreamError);
    expect(error).toMatchObject({ upstreamCode, retryable: true, retryAfterMs });
    expect((error as UpstreamError).cause).toBeInstanceOf(Error);
  });

  it.each([
    ['is_archived', /^The channel is archived\. Unarchive it/],
    ['not_in_channel', /`\/invite @Aegis`/],
    ['missing_scope', /reinstall it from its manifest/],
    ['restricted_action_read_only_channel', /^Only some people may post/],
    ['token_expired', /token rotation/],
    ['cant_update_message', /^Slack refused: cant update message\.$/],
  ])('makes `%s` a permanent refusal', async (code, message) => {
    const error = await failureOf({ do: { error: code } });

    expect(error).toMatchObject({ upstreamCode: code, retryable: false });
    expect((error as UpstreamError).message).toMatch(message);
  });

  it('makes a client timeout a retryable failure', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const apiUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/api/`;
    const { interactive } = createSlackClients({ token: 'xoxb-1', apiUrl, logger: createTestLogger() });

    const call = callSlack(() => interactive.auth.test());

    await expect(call).rejects.toMatchObject({ upstreamCode: 'unavailable', retryable: true });
    silent.closeAllConnections();
    silent.close();
  });

  it('passes an UpstreamError through unchanged', async () => {
    const error = new UpstreamError('is_archived', 'x');

    await expect(callSlack(() => Promise.reject(error))).rejects.toBe(error);
  });
});

describe('ignoreCode', () => {
  it('ignores that refusal and rethrows every other error', () => {
    const ignore = ignoreCode('already_pinned');

    expect(ignore(new UpstreamError('already_pinned', 'x'))).toBeUndefined();
    expect(() => ignore(new UpstreamError('is_archived', 'x'))).toThrow('x');
    expect(() => ignore(new Error('a bug'))).toThrow('a bug');
  });
});
