import { beforeEach, describe, expect, it } from 'vitest';
import type { OutwardPost } from '../../../src/ports/outward.js';
import { textOf, useAegis } from '../../support/aegis.js';
import { settingsFrom } from '../../support/process.js';
import { ALICE, BOB } from '../../support/slack.js';

const aegis = useAegis({
  settings: settingsFrom(`
services:
  payments:
    pagerduty: { routing_key_env: PAGERDUTY_KEY_PAYMENTS, url: "http://127.0.0.1:1/v2/enqueue" }
  search: {}
`),
});

const TAKEN = { status: 202, headers: {}, body: '{"status":"success"}' };

let posts: OutwardPost[];
let answers: { status: number; headers: Record<string, string>; body: string }[];
let key: string | undefined;
let channel: string;

beforeEach(async () => {
  posts = [];
  answers = [];
  key = 'R0UTINGKEY';
  const { deps } = aegis();
  deps.outward = {
    ...deps.outward,
    post: async (request) => {
      posts.push(request);
      return answers.shift() ?? TAKEN;
    },
  };
  deps.secrets = { get: async (name) => (name === 'PAGERDUTY_KEY_PAYMENTS' ? key : undefined) };
  channel = await aegis().declare('declare P1 service:payments checkout fails');
});

const said = () => textOf(aegis().posts(channel).at(-1) ?? { text: '' });

describe('page', () => {
  it('pages the on-call responder, reports it in the channel, and puts it on the record', async () => {
    const reply = await aegis().type('page payments nobody can pay', { channel });

    expect(reply).toContain('Paging the on-call responder for *payments*');
    expect(posts.map(({ url, body }) => [url, JSON.parse(body).payload.summary])).toEqual([
      ['http://127.0.0.1:1/v2/enqueue', 'INC-1 P1: checkout fails (nobody can pay)'],
    ]);
    expect(said()).toContain(
      `:pager: <@${ALICE}> paged the on-call responder for *payments*: nobody can pay`,
    );
    const { events } = await aegis().record();
    expect(events.find(({ type }) => type === 'PAGED')).toMatchObject({
      user_id: ALICE,
      detail: { service: 'payments' },
      note: 'nobody can pay',
    });
  });

  it("uses the incident's own service, and one key for repeated pages", async () => {
    await aegis().type('page', { channel });
    await aegis().type('page payments', { channel });

    const keys = posts.map(({ body }) => JSON.parse(body).dedup_key);
    expect(keys).toEqual(['aegis:payments:INC-000001', 'aegis:payments:INC-000001']);
  });

  it('is retried while PagerDuty is overloaded', async () => {
    answers = [
      { status: 429, headers: {}, body: '' },
      { status: 503, headers: {}, body: '' },
    ];

    await aegis().type('page payments', { channel });
    await aegis().untilDone();

    expect(posts).toHaveLength(3);
    expect(said()).toContain('paged the on-call responder');
  });

  it('reports in the channel what PagerDuty refused, and that nobody was paged', async () => {
    answers = [{ status: 400, headers: {}, body: '{"message":"Event object is invalid","errors":[]}' }];

    await aegis().type('page payments', { channel });

    expect(said()).toContain(
      "couldn't page *payments*. PagerDuty refused it with 400: Event object is invalid.",
    );
    expect((await aegis().record()).events.map(({ type }) => type)).not.toContain('PAGED');
  });

  it('names a missing secret', async () => {
    key = undefined;

    await aegis().type('page payments', { channel });

    expect(said()).toContain("PAGERDUTY_KEY_PAYMENTS isn't set where Aegis runs.");
    expect(posts).toEqual([]);
  });

  it('refuses services without a pager, and unknown ones', async () => {
    expect(await aegis().type('page search', { channel })).toContain(
      'Nobody was paged. search has no pager in `aegis.yml`. Name one that has a pager, as in `/incident page payments`: payments.',
    );
    expect(await aegis().type('page paymnts', { channel })).toMatch(
      /^Nobody was paged\. There's no service "paymnts"\. Did you mean `payments`\?/,
    );
    const other = await aegis().declare('declare P1 the office is dark');
    expect(await aegis().type('page', { channel: other })).toContain(
      'Nobody was paged. INC-2 has no service yet.',
    );
    expect(await aegis().type('page payments', { user: BOB, channel: 'C01GENERAL' })).not.toContain('Paging');
    expect(posts).toEqual([]);
  });
});
