import { describe, expect, it } from 'vitest';
import { nowSeconds, sign } from '../support/sign.js';
import { apiGatewayV2, HTTP_SHAPES } from './events.js';
import { commandBody, useHttp } from './http-rig.js';

const rig = useHttp();
const shapes = Object.entries(HTTP_SHAPES);
const secretOf = () => rig().workspace.app.signingSecret;

let serial = 0;
const trigger = () => {
  serial += 1;
  return `trigger-http-${serial}`;
};

describe.each(shapes)('a request by %s', (_name, shape) => {
  it.each([
    ['in base64', true],
    ['as text', false],
  ])('is answered, %s and with non-ASCII text', async (_kind, base64) => {
    const title = `größer ${trigger()} 🚒`;
    const body = commandBody(rig(), `declare P1 ${title}`, trigger());

    const answer = await rig().handler(shape({ ...sign(body, { secret: secretOf() }), base64 }), {});

    expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: false });
    const { request_id } = JSON.parse(rig().aws.sent.at(-1)?.MessageBody ?? '');
    const request = await rig().store.getRequest(request_id);
    expect(JSON.stringify(request?.payload)).toContain(title);
  });

  it('is answered as JSON', async () => {
    const body = commandBody(rig(), 'list', trigger());

    const answer = await rig().handler(shape(sign(body, { secret: secretOf() })), {});

    expect(JSON.stringify(answer)).toContain('"application/json; charset=utf-8"');
  });

  it('is refused without a signature', async () => {
    const body = commandBody(rig(), 'list', trigger());
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };

    expect(await rig().status(shape({ headers, body }))).toBe(401);
  });

  it('is answered on the health path', async () => {
    const answer = await rig().handler(shape({ method: 'GET', path: '/health' }), {});

    expect(answer).toMatchObject({ statusCode: 200, body: '{"ok":true}' });
  });

  it('gets 404 on another path', async () => {
    expect(await rig().status(shape({ method: 'GET', path: '/.env' }))).toBe(404);
  });
});

describe('the HTTP function', () => {
  it.each([
    [299, 200],
    [-299, 200],
    [301, 401],
    [-302, 401],
    [3_600, 401],
    [-3_600, 401],
  ])('answers a timestamp %i seconds off with %i', async (offset, expected) => {
    const stamp = String(nowSeconds() + offset);
    const request = sign(commandBody(rig(), 'list', trigger()), { secret: secretOf(), stamp });

    expect(await rig().status(apiGatewayV2(request))).toBe(expected);
  });

  it('refuses more than a megabyte in any encoding', async () => {
    const request = sign('x'.repeat(1_048_577), { secret: secretOf() });

    expect(await rig().status(apiGatewayV2(request))).toBe(413);
    expect(await rig().status(apiGatewayV2({ ...request, base64: true }))).toBe(413);
  });

  it("answers 404 to an event that isn't a request", async () => {
    expect(await rig().status({ headers: 7 })).toBe(404);
  });

  it('accepts a retry of a failed request', async () => {
    const body = commandBody(rig(), 'declare P1 the queue is down', trigger());
    const forged = sign(body, { secret: 'another secret' });

    expect(await rig().status(apiGatewayV2(forged))).toBe(401);
    expect(await rig().status(apiGatewayV2(forged))).toBe(401);
  });
});

it('refuses 1,000 replays in every event format', async () => {
  const request = sign(commandBody(rig(), 'declare P1 replayed', trigger()), { secret: secretOf() });
  expect(await rig().status(apiGatewayV2(request))).toBe(200);
  const sent = rig().aws.sent.length;

  const statuses = new Set<number>();
  for (let n = 0; n < 1_000; n += 1) {
    const [, shape] = shapes[n % shapes.length] ?? [];
    const headers = n % 2 === 0 ? request.headers : aliased(request.headers);
    statuses.add(await rig().status(shape?.({ ...request, headers, base64: n % 3 === 0 }) ?? {}));
  }

  expect([...statuses]).toEqual([409]);
  expect(rig().aws.sent).toHaveLength(sent);
});

it('answers while the queue fails, and leaves the job for the schedule', async () => {
  rig().aws.breakQueue(true);
  const before = await rig().store.openRequestIds();
  const body = commandBody(rig(), 'declare P1 no queue', trigger());

  const answered = await rig().status(apiGatewayV2(sign(body, { secret: secretOf() })));
  rig().aws.breakQueue(false);

  expect(answered).toBe(200);
  expect(await rig().store.openRequestIds()).toHaveLength(before.length + 1);
});

function aliased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
}
