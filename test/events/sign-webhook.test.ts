import { describe, expect, it } from 'vitest';
import { readSecrets, signWebhook } from '../../src/events/sign-webhook.js';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';

/** From the reference libraries of Standard Webhooks, and from the documentation of Svix, its initiator. */
const VECTORS = [
  {
    secret: SECRET,
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    seconds: 1_614_265_330,
    body: '{"test": 2432232314}',
    signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  {
    secret: 'whsec_plJ3nmyCDGBKInavdOK15jsl',
    id: 'msg_loFOjxBNrRLzqYUf',
    seconds: 1_731_705_121,
    body: '{"event_type":"ping","data":{"success":true}}',
    signature: 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
  },
];

describe('signWebhook', () => {
  it.each(VECTORS)('gives the reference signature of $id', ({ secret, signature, ...delivery }) => {
    expect(signWebhook([secret], delivery)).toEqual({
      'webhook-id': delivery.id,
      'webhook-timestamp': String(delivery.seconds),
      'webhook-signature': signature,
    });
  });

  it('signs with each secret while one replaces another', () => {
    const [vector] = VECTORS as [(typeof VECTORS)[0]];

    const { 'webhook-signature': signatures = '' } = signWebhook([OTHER, SECRET], vector);

    expect(signatures.split(' ')).toEqual([expect.stringMatching(/^v1,/), vector.signature]);
  });
});

describe('readSecrets', () => {
  it('reads several, separated by spaces or commas', () => {
    expect(readSecrets('A', `${SECRET} ${OTHER}`)).toEqual([SECRET, OTHER]);
    expect(readSecrets('A', `${SECRET},${OTHER}\n`)).toEqual([SECRET, OTHER]);
  });

  it.each([undefined, '', 'hunter2', 'whsec_', 'whsec_c2hvcnQ=', `${SECRET} ${SECRET.slice(6)}`])(
    'refuses %j without repeating it',
    (value) => {
      expect(() => readSecrets('WAREHOUSE_SECRET', value)).toThrow(
        "WAREHOUSE_SECRET isn't set to a webhook secret",
      );
    },
  );
});
