import * as fc from 'fast-check';
import type { SignedRequest } from 'slack-simulator';
import { expect, it } from 'vitest';
import { nowSeconds, sign } from '../support/sign.js';
import { HTTP_SHAPES } from './events.js';
import { commandBody, type HttpRig, useHttp } from './http-rig.js';

const MUTANTS = Number(process.env.AEGIS_TEST_MUTANTS ?? 1_000);
const rig = useHttp();

const TEXTS = ['declare P1 checkout fails', 'declare P0 größer als gedacht 🚒', 'list'];

interface Draw {
  at: number;
  seconds: number;
  letter: string;
}

type Mutate = (body: string, secret: string, draw: Draw) => SignedRequest;

const withHeader = (request: SignedRequest, name: string, value: string): SignedRequest => ({
  ...request,
  headers: { ...request.headers, [name]: value },
});
const signatureOf = ({ headers }: SignedRequest) => headers['x-slack-signature'] ?? '';
const without = ({ headers, body }: SignedRequest, name: string): SignedRequest => ({
  headers: Object.fromEntries(Object.entries(headers).filter(([one]) => one !== name)),
  body,
});

/** Mutations that turn a body into a request that Slack wouldn't send now, in this form, to this app. */
const MUTATIONS: Record<string, Mutate> = {
  'another body': (body, secret, { at, letter }) => {
    const place = at % body.length;
    const other = body[place] === letter ? '#' : letter;
    return { ...sign(body, { secret }), body: body.slice(0, place) + other + body.slice(place + 1) };
  },
  'more body': (body, secret, { letter }) => ({ ...sign(body, { secret }), body: `${body}&x=${letter}` }),
  'less body': (body, secret, { at }) => ({
    ...sign(body, { secret }),
    body: body.slice(0, at % body.length),
  }),
  'one digit of the signature': (body, secret, { at }) => {
    const request = sign(body, { secret });
    const signature = signatureOf(request);
    const place = 3 + (at % 64);
    const digit = signature[place] === '0' ? '1' : '0';
    const forged = signature.slice(0, place) + digit + signature.slice(place + 1);
    return withHeader(request, 'x-slack-signature', forged);
  },
  'a signature cut short': (body, secret, { at }) => {
    const request = sign(body, { secret });
    return withHeader(request, 'x-slack-signature', signatureOf(request).slice(0, at % 67));
  },
  'something behind the signature': (body, secret, { letter }) => {
    const request = sign(body, { secret });
    return withHeader(request, 'x-slack-signature', `${signatureOf(request)}=${letter}`);
  },
  'capital digits': (body, secret) => {
    const request = sign(body, { secret });
    const signature = signatureOf(request).replace(/[a-f]/g, (digit) => digit.toUpperCase());
    return withHeader(
      request,
      'x-slack-signature',
      `${signature}x`.slice(0, /[A-F]/.test(signature) ? 67 : 68),
    );
  },
  'another version': (body, secret) => {
    const request = sign(body, { secret });
    return withHeader(request, 'x-slack-signature', signatureOf(request).replace('v0', 'v1'));
  },
  'two signatures': (body, secret) => {
    const request = sign(body, { secret });
    const forged = `${signatureOf(sign(body, { secret: 'wrong' }))}, ${signatureOf(request)}`;
    return withHeader(request, 'x-slack-signature', forged);
  },
  'another secret': (body, secret, { letter }) => sign(body, { secret: secret + letter }),
  'an empty secret': (body) => sign(body, { secret: '' }),
  'no signature': (body, secret) => without(sign(body, { secret }), 'x-slack-signature'),
  'no stamp': (body, secret) => without(sign(body, { secret }), 'x-slack-request-timestamp'),
  stale: (body, secret, { seconds }) => sign(body, { secret, stamp: String(nowSeconds() - 302 - seconds) }),
  future: (body, secret, { seconds }) => sign(body, { secret, stamp: String(nowSeconds() + 310 + seconds) }),
  'a stamp moved after signing': (body, secret, { seconds }) =>
    withHeader(
      sign(body, { secret }),
      'x-slack-request-timestamp',
      String(nowSeconds() - 1 - (seconds % 290)),
    ),
  'a stamp in another spelling': (body, secret, { at }) => {
    const now = nowSeconds();
    const spellings = [
      ` ${now}`,
      `${now}.0`,
      `0x${now.toString(16)}`,
      `+${now}`,
      `0${now}`,
      `${now}e0`,
      `${now} `,
    ];
    return sign(body, { secret, stamp: spellings[at % spellings.length] ?? '' });
  },
};

const draw = fc.record({
  at: fc.nat(100_000),
  seconds: fc.nat(1_000_000_000),
  letter: fc.constantFrom('a', 'Z', '7', '%', 'ß'),
});
const anyOf = <T>(choices: readonly T[]) => fc.constantFrom(...choices);

it(`refuses ${MUTANTS} forged, stale or future requests and accepts valid ones`, async () => {
  const { workspace, aws, status } = rig();
  const secret = workspace.app.signingSecret;
  const mutant = fc.record({
    draw,
    mutation: anyOf(Object.keys(MUTATIONS)),
    shape: anyOf(Object.values(HTTP_SHAPES)),
    text: anyOf(TEXTS),
    base64: fc.boolean(),
  });

  await fc.assert(
    fc.asyncProperty(mutant, async ({ mutation, shape, text, base64, draw }) => {
      const body = commandBody(rig(), text, `mutant-${draw.at}`);
      const request = MUTATIONS[mutation]?.(body, secret, draw);
      const answered = await status(shape({ ...request, base64 }));
      if (answered !== 401) throw new Error(`${mutation}: ${answered}`);
    }),
    { numRuns: MUTANTS },
  );

  expect(await effects(rig())).toEqual([]);
  expect(aws.sent).toEqual([]);
  await acceptsValidOnes(rig());
});

/** Traces that an accepted request would have left. */
async function effects({ store }: HttpRig): Promise<string[]> {
  const { items } = await store.listIncidents({ statuses: ['OPEN'], limit: 25 });
  return [...items.map(({ title }) => title), ...(await store.openRequestIds())];
}

async function acceptsValidOnes({ workspace, status }: HttpRig): Promise<void> {
  const secret = workspace.app.signingSecret;
  let serial = 0;
  for (const shape of Object.values(HTTP_SHAPES)) {
    for (const base64 of [true, false]) {
      for (const text of ['help', 'list größer 🚒', 'show 7']) {
        serial += 1;
        const body = commandBody(rig(), text, `valid-${serial}`);
        expect(await status(shape({ ...sign(body, { secret }), base64 }))).toBe(200);
      }
    }
  }
}
