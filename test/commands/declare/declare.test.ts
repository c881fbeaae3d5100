import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/app/config/default-settings.js';
import { addMillis } from '../../../src/base/timestamp.js';
import type { Declaration } from '../../../src/commands/declare/declaration.js';
import { declare } from '../../../src/commands/declare/declare.js';
import { ArgumentReader } from '../../../src/commands/kernel/arguments/argument-reader.js';
import type { RequestDeps } from '../../../src/commands/kernel/request-deps.js';
import type { Request } from '../../../src/incidents/records/request.js';
import { DECLARED_AT } from '../../support/records.js';

const invocation = { requestId: 'cmd-1', userId: 'U01ALICE', channelId: 'C01GENERAL', at: DECLARED_AT };

/** Runs `/incident declare` with these words; `opened` has the requests that were written. */
async function run(words: string) {
  const opened: { payload: Declaration; isConfirmed: boolean }[] = [];
  const store = {
    isKnownService: async (name: string) => name === 'search',
    openRequestOnce: async ({ payload }: Request, { since }: { since: string }) => {
      const isConfirmed = since === addMillis(DECLARED_AT, 0);
      opened.push({ payload: payload as unknown as Declaration, isConfirmed });
      return 'opened';
    },
  };
  const settings = { ...DEFAULT_SETTINGS, services: ['payments'] };
  const cached = { incidentOf: async () => undefined };
  const queue = { enqueue: async () => undefined };
  const deps = { cached, queue, settings, store } as unknown as RequestDeps;
  const reader = new ArgumentReader(words);
  const { run } = await declare.prepare(deps, { invocation, incident: undefined, reader });
  return { reply: await run(), opened };
}

const declared = async (words: string) => (await run(words)).opened[0];

const DASHES = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
  (character) => /\p{Pd}/u.test(character) || character === '\u2212',
);
const TYPED = DASHES.flatMap((dash) => [dash, dash + dash, `${dash}-`]);
const PLACES: Record<string, (option: string) => string> = {
  first: (option) => `${option} P1 credentials leaked`,
  middle: (option) => `P1 credentials ${option} leaked`,
  last: (option) => `P1 credentials leaked ${option}`,
};

it.each(Object.entries(PLACES))('understands --private in the %s place after any dash', async (_, place) => {
  for (const dashes of TYPED) {
    const { payload } = (await declared(place(`${dashes}private`))) ?? {};

    expect(payload, dashes).toMatchObject({ title: 'credentials leaked', severity: 'P1', is_private: true });
  }
  expect(DASHES.length).toBeGreaterThan(15);
});

it.each(Object.entries(PLACES))('understands --again in the %s place after any dash', async (_, place) => {
  for (const dashes of TYPED) {
    const { payload, isConfirmed } = (await declared(place(`${dashes}again`))) ?? {};

    expect(payload, dashes).toMatchObject({ title: 'credentials leaked', is_private: false });
    expect(isConfirmed, dashes).toBe(true);
  }
});

it.each(Object.entries(PLACES))(
  'refuses an unknown option in the %s place after any dash',
  async (_, place) => {
    for (const option of ['privat', 'privately', 'secret', 'prìvate']) {
      for (const dashes of TYPED.filter((typed) => typed !== '-')) {
        await expect(run(place(`${dashes}${option}`)), dashes).rejects.toThrow("isn't an option of");
      }
    }
  },
);

it.each(['-privat', '-privte', '"--private"', '“—private”', '(--private)', '--private.', '--private,'])(
  'refuses %s, which was meant to make it private',
  async (typed) => {
    await expect(run(`P1 credentials leaked ${typed}`)).rejects.toThrow("isn't an option of");
  },
);

it.each([
  'a rm -rf ran in production',
  'queries are slow - again',
  'latency −5 °C — private cloud only',
  'P2 to P1 a-private-b',
])('keeps dashes that are part of a title: %s', async (title) => {
  expect((await declared(`P3 ${title}`))?.payload).toMatchObject({ title, is_private: false });
});

it.each([
  ['checkout fails', { severity: 'P2', title: 'checkout fails', service: undefined }],
  ['sev0 "checkout fails"', { severity: 'P0', title: 'checkout fails' }],
  ['P1 payments checkout fails', { severity: 'P1', title: 'payments checkout fails', service: 'payments' }],
  ['search is slow', { title: 'search is slow', service: 'search' }],
  ['P1 Payments: nobody can pay', { title: 'Payments: nobody can pay', service: 'payments' }],
  ['search', { title: 'search', service: 'search' }],
  ['all is slow service:EU-search', { title: 'all is slow', service: 'eu-search' }],
  ['P2 svc:api-gw checkout is slow', { severity: 'P2', title: 'checkout is slow', service: 'api-gw' }],
  ['svc: api-gw checkout is slow', { title: 'checkout is slow', service: 'api-gw' }],
  ['P2 Dienst:api-gw Kasse ist langsam', { title: 'Kasse ist langsam', service: 'api-gw' }],
  ['sev:2 svc=api-gw checkout is slow', { severity: 'P2', title: 'checkout is slow', service: 'api-gw' }],
  ['P2 on:api-gw checkout is slow', { title: 'on:api-gw checkout is slow', service: undefined }],
  ['P2 pod:api-gw-7 svcs:9 crash', { title: 'pod:api-gw-7 svcs:9 crash', service: undefined }],
  ['P1 service:$$$ is down', { title: 'service:$$$ is down', service: undefined }],
  ['a  &lt;b&gt; c', { title: 'a <b> c' }],
])('reads "%s"', async (words, expected) => {
  expect((await declared(words))?.payload).toMatchObject(expected);
});

it.each([
  ['P10 all is down', '"P10" isn\'t a severity'],
  ['P1', 'Add a title'],
  ['--private', 'Add a title'],
  [`P1 ${'x'.repeat(121)}`, 'A title is limited to 120 characters (yours has 121)'],
])('refuses "%s"', async (words, message) => {
  await expect(run(words)).rejects.toThrow(message);
});

it('opens a form when nothing is typed', async () => {
  const { reply, opened } = await run('');

  expect(reply).toMatchObject({ kind: 'modal', view: { callback_id: 'declare' } });
  expect(opened).toEqual([]);
});
