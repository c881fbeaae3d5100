import { describe, expect, it } from 'vitest';
import { addMillis } from '../../../src/base/timestamp.js';
import type { Entry } from '../../../src/summaries/state/entry.js';
import { DECLARED_AT } from '../../support/records.js';
import { Conversation } from '../conversation.js';
import { entriesOf } from './exchanges.js';

/** The entries of a question or guess and of what someone else says right after it, outside of a thread. */
async function exchange(asked: string, reply: string, more: object = {}): Promise<Record<string, Entry>> {
  const talk = new Conversation();
  talk.says(asked);
  talk.says(reply, { user_id: 'U02BOB', ...more });
  const entries = await entriesOf(talk);
  const [first, second] = [asked, reply].map((text) => entries.find(({ line }) => line.text === text));
  if (first === undefined || second === undefined) throw new Error('Nothing was said');
  return { first, second };
}

describe('a reply without a thread', () => {
  it.each([
    ['could also be the redis upgrade from last night?', 'nah redis is fine, 2ms'],
    ['is it the CDN?', 'no, hit rate is normal'],
    ['maybe the firewall', 'nope. ports answer'],
    ['is it the spam filter?', 'doubt it, filter answers in 10ms'],
    ['is it the relay?', "don't think so, relay is idle"],
    ['Ist es vielleicht das Netzwerk-Update?', 'Nein, Netz ist sauber'],
    ['¿no será el firewall?', 'no, los puertos responden'],
    ['ce serait le pare-feu ?', 'non, les ports répondent'],
    ['será o firewall?', 'não, as portas respondem'],
    ['昨日のリリースが原因ですか？', 'いいえ、リリースは関係ありません'],
    ['может, это сеть?', 'нет, сеть в порядке'],
  ])('rules out what "%s" asks, with "%s"', async (asked, reply) => {
    const { first, second } = await exchange(asked, reply);

    expect(second?.kind).toBe('ruledOut');
    expect(second?.asked?.text).toBe(asked);
    expect(first?.fate).not.toBe('holds');
  });

  it.each([
    ['password resets affected too?', 'yes, everything transactional'],
    ['sind die Apps auch betroffen?', 'ja, alle seit gestern'],
    ['¿también afecta a la web?', 'sí, a toda la web'],
  ])('is quoted with the question "%s" if it says yes: "%s"', async (asked, reply) => {
    const { first, second } = await exchange(asked, reply);

    expect(second?.asked?.text).toBe(asked);
    expect(first?.fate).toBe('answered');
  });

  it.each([
    ['how many customers are affected?', 'about 1,200 at three sites'],
    ['Wie viele sind betroffen?', 'etwa 1200 Mitarbeiter an drei Standorten'],
    ['¿cuántos clientes están afectados?', 'unos 900'],
    ['何人のお客様に影響がありますか？', '120名です'],
  ])('says what the impact is, if "%s" asks for a count: "%s"', async (asked, reply) => {
    const { first, second } = await exchange(asked, reply);

    expect(second?.kind).toBe('impact');
    expect(first?.fate).toBe('answered');
  });

  it('confirms a guess with a yes, so it rules nothing out', async () => {
    const { second } = await exchange('could be the reindex?', 'yeah the reindex is hammering the primary');

    expect(second?.kind).not.toBe('ruledOut');
  });

  it.each([
    ['who restarted the broker?', 'no one here'],
    ['why is it slow?', 'no idea'],
    ['what changed?', 'nothing on our side'],
  ])("doesn't say no to a question for more than that: %s", async (asked, reply) => {
    expect((await exchange(asked, reply)).second?.asked).toBeUndefined();
  });

  it('is about something else if it comes much later', async () => {
    const late = { timestamp: addMillis(DECLARED_AT, 3_600_000) };

    expect((await exchange('is it the CDN?', 'no, that takes longer', late)).second?.asked).toBeUndefined();
  });

  it('may follow what its author said first', async () => {
    const talk = new Conversation();
    talk.says('was any data lost?');
    for (const text of [
      'not known yet, checking the logs',
      'no, the logs show only logins',
      'not great though',
    ])
      talk.says(text, { user_id: 'U02BOB' });

    const [, , answer, after] = (await entriesOf(talk)).filter(({ line }) => line.kind === 'said');

    expect(answer?.asked?.text).toBe('was any data lost?');
    expect(after?.asked).toBeUndefined();
  });

  it('is an excuse after a request, and rules nothing out', async () => {
    expect((await exchange('can someone check the cert?', 'no, busy with the db')).second?.kind).not.toBe(
      'ruledOut',
    );
  });

  it('is no answer to oneself', async () => {
    const own = { user_id: 'U01ALICE' };

    expect((await exchange('is it the CDN?', 'no, that takes longer', own)).second?.asked).toBeUndefined();
  });
});

it.each([
  ['provider throttles us since the ip change. thats the cause', 'provider throttles'],
  ['Der Anbieter drosselt uns. Das ist die Ursache.', 'Der Anbieter'],
  ['El proveedor nos limita. Esa es la causa.', 'El proveedor'],
  ["Le fournisseur nous limite. C'est la cause.", 'Le fournisseur'],
])('takes for the cause what its speaker calls the cause: %s', async (text, start) => {
  const talk = new Conversation();
  talk.says(text);

  expect((await entriesOf(talk)).find((entry) => entry.text.startsWith(start))?.kind).toBe('cause');
});

it('takes back what agreed to a guess together with it', async () => {
  const talk = new Conversation();
  talk.says('could be the reindex job?');
  talk.says('yeah the reindex is hammering the primary', { user_id: 'U02BOB' });
  talk.says('not the reindex then', { user_id: 'U02BOB' });

  expect((await entriesOf(talk)).find(({ text }) => text.startsWith('yeah'))?.fate).toBe('withdrawn');
});

it('takes back a guess even if everyone talks about what it names', async () => {
  const talk = new Conversation();
  talk.says('could be the reindex');
  for (const text of [
    'reindex at 40 %',
    'pausing the reindex',
    'reindex paused',
    'the reindex ran since 9:35',
  ])
    talk.says(text, { user_id: 'U02BOB' });
  talk.says('not the reindex then', { user_id: 'U02BOB' });

  expect((await entriesOf(talk)).find(({ text }) => text.startsWith('could be'))?.fate).toBe('withdrawn');
});

it.each(['CPU 98%', 'p99 380ms', 'p99 still 7.5s', 'Fehlerrate 12 %', 'latencia 900 ms'])(
  'takes nothing but a level for neither a cause nor a plan: %s',
  async (text) => {
    const talk = new Conversation();
    talk.says(text);

    const kinds = ['cause', 'hypothesis', 'ruledOut', 'decision', 'done', 'next', 'prohibition', 'proposal'];
    expect(kinds).not.toContain((await entriesOf(talk)).at(-1)?.kind);
  },
);

it.each(['dont resume before the vacuum is done', 'pls dont touch db-2'])(
  'reads a no that was typed without an apostrophe: %s',
  async (text) => {
    const talk = new Conversation();
    talk.says(text);

    expect((await entriesOf(talk)).at(-1)?.kind).toBe('prohibition');
  },
);
