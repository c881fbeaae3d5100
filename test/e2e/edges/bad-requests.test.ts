import { beforeAll, describe, expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { envelopeOf } from '../../support/envelope.js';
import { useHttpServer } from '../../support/http-server.js';
import { PER_GROUP } from '../../support/lifetime.js';
import { sign } from '../../support/sign.js';
import { ALICE, GENERAL } from '../../support/slack.js';
import { everythingIn } from '../../support/table.js';

const aegis = useAegis({ lifetime: PER_GROUP });
const server = useHttpServer(aegis, PER_GROUP);
const everything = () => everythingIn(aegis().table);
const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';

beforeAll(async () => {
  await aegis().declare();
});

const signed = (body: string, contentType: string) => {
  const { headers } = sign(body, { secret: aegis().workspace.app.signingSecret, contentType });
  return { headers: Object.entries(headers).flat(), body };
};
const command = (fields: Record<string, string>) =>
  new URLSearchParams({
    user_id: ALICE,
    channel_id: GENERAL,
    command: '/incident',
    trigger_id: '1.2.3',
    ...fields,
  }).toString();
const interaction = () =>
  encodeURIComponent(
    JSON.stringify({
      type: 'block_actions',
      user: { id: ALICE },
      trigger_id: '1.2.3',
      actions: [{ action_id: 'run:declare', value: 'declare P1 by a click' }],
    }),
  );

describe('a signed request', () => {
  it.each([
    ['no body', JSON_TYPE, () => '', 400],
    ['no body, as a form', FORM, () => '', 200],
    ['null', JSON_TYPE, () => 'null', 200],
    ['a number', JSON_TYPE, () => '1', 200],
    ['a payload of null', FORM, () => 'payload=null', 200],
    ['half of its JSON', JSON_TYPE, () => '{"event":', 400],
    ['JSON after JSON', JSON_TYPE, () => '{}{}', 400],
    ['a form labeled as JSON', JSON_TYPE, () => command({ text: 'declare P1 x' }), 400],
    ['JSON labeled as a form', FORM, () => JSON.stringify({ command: '/incident' }), 200],
    ['a payload that is not JSON', FORM, () => 'payload=x', 400],
    ['an empty payload', FORM, () => 'payload=', 400],
    ['two payloads', FORM, () => `payload=${interaction()}&payload=${interaction()}`, 200],
    ['two texts', FORM, () => command({ text: 'declare P1 x' }).replace('text=', 'text=list&text='), 200],
    ['two commands', FORM, () => `${command({ text: 'declare P1 x' })}&command=%2Fincident`, 200],
    ['two users', FORM, () => `${command({ text: 'declare P1 x' })}&user_id=${ALICE}`, 200],
    ['a broken escape', FORM, () => 'command=%E0%A4%A&text=%', 200],
    ['a prototype', FORM, () => '__proto__=x&constructor=y&command[x]=z', 200],
    ['a prototype in JSON', JSON_TYPE, () => '{"__proto__":{"event":{"type":"message"}}}', 200],
    ['5 MB', JSON_TYPE, () => JSON.stringify({ x: 'y'.repeat(5_000_000) }), 413],
    ['5 MB of brackets', JSON_TYPE, () => '['.repeat(5_000_000), 413],
    ['90 KB of brackets', JSON_TYPE, () => '['.repeat(45_000) + ']'.repeat(45_000), 200],
  ])('has no effect with %s', async (_, contentType, build, expected) => {
    const before = await everything();

    const { status } = await server().send(signed(build(), contentType));
    await aegis().settled();

    expect(status).toBe(expected);
    expect(await everything()).toEqual(before);
  });

  it("declares when it's valid, so the ones above could have", async () => {
    const { status } = await server().send(signed(command({ text: 'declare P1 x' }), FORM));
    await server().send(signed(`payload=${interaction()}`, FORM));
    await aegis().settled();

    expect(status).toBe(200);
    expect((await aegis().record('INC-000002')).incident.title).toBe('x');
    expect((await aegis().record('INC-000003')).incident.title).toBe('by a click');
  });

  it('is answered when it is a challenge or a certificate check', async () => {
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc' });

    expect(await server().send(signed(challenge, JSON_TYPE))).toEqual({
      status: 200,
      body: '{"challenge":"abc"}',
    });
    expect((await server().send(signed('ssl_check=1&token=x', FORM))).status).toBe(200);
  });
});

describe('an unsigned request', () => {
  it('is refused when a certificate check has a made-up signature, and takes no memory', async () => {
    const { headers } = signed('ssl_check=1&token=x', FORM);
    const forged = headers.map((value) => (value.startsWith('v0=') ? `v0=${'a'.repeat(64)}` : value));

    const { status } = await server().send({ headers: forged, body: 'ssl_check=1&token=x' });

    expect(status).toBe(401);
  });

  it.each([
    ['a challenge', JSON_TYPE, () => JSON.stringify({ type: 'url_verification', challenge: 'abc' })],
    ['a certificate check', FORM, () => 'ssl_check=1&token=x'],
    ['nothing', JSON_TYPE, () => ''],
    ['a command', FORM, () => command({ text: 'declare P1 x' })],
    ['a click', FORM, () => `payload=${interaction()}`],
    ['an event', JSON_TYPE, () => JSON.stringify(envelopeOf(aegis().workspace, { type: 'message' }))],
  ])('is refused: %s', async (_, contentType, build) => {
    const before = await everything();

    const answer = await server().send({ headers: ['content-type', contentType], body: build() });

    expect(answer).toEqual({ status: 401, body: '' });
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['GET', '/slack/events', 404],
    ['PUT', '/slack/events', 404],
    ['GET', '/', 404],
    ['POST', '/slack/events/..%2f..%2fetc', 404],
  ])('gets 404 for another path or method: %s %s', async (method, path, expected) => {
    expect((await server().send({ method, path, headers: [] })).status).toBe(expected);
  });
});
