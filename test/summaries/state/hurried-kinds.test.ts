import { describe, expect, it } from 'vitest';
import { talkOf } from './exchanges.js';

describe('a number and nothing else', () => {
  it.each(['about 2,300', '9 тысяч', '60', 'jetzt 700'])('is no action or cause: %s', async (text) => {
    const entries = await talkOf('mails are stuck', text);

    expect(['impact', 'progress', 'context']).toContain(entries.get(text)?.kind);
  });
});

describe('a statement without a question word or mark', () => {
  it.each(['line 1 is in manual still', 'users confirm drafts are there'])(
    'is no question: %s',
    async (text) => {
      expect((await talkOf('the gateway drops', text)).get(text)?.kind).not.toBe('question');
    },
  );
});

describe('a word that may be an order', () => {
  it.each([
    'switch looks fine, no port errors',
    'read-only since nine',
    'block-storage is slow',
    'run fails on node 3',
  ])('is a noun before a verb or a hyphen: %s', async (text) => {
    expect(['proposal', 'done']).not.toContain((await talkOf('it drops', text)).get(text)?.kind);
  });

  it.each(['switch to the old gateway', 'block the port'])('is an order otherwise: %s', async (text) => {
    expect((await talkOf('it drops', text)).get(text)?.kind).toBe('proposal');
  });
});

it('keeps a confirmed cause beside a count of what was done', async () => {
  const cause = 'der Import ist bei 200 Records abgebrochen';
  const entries = await talkOf(cause, 'das ist es', 'Import durch, 412 Records');

  expect(entries.get(cause)).toMatchObject({ kind: 'cause', fate: 'holds' });
});

it('reads Portuguese without its accents', async () => {
  const entries = await talkOf(
    'portal de provas fora, alunos nao conseguem entrar',
    'deve ser o firewall da escola',
    'nao, aqui de casa tambem nao abre',
  );

  expect([...entries.values()].map(({ kind }) => kind)).toEqual(['impact', 'hypothesis', 'ruledOut']);
});

it('takes what stopped completely for no action', async () => {
  expect(
    (await talkOf('it drops', 'line 2 stopped completely')).get('line 2 stopped completely')?.kind,
  ).not.toBe('done');
});

it('quotes the question that a yes at the end answers', async () => {
  const entries = await talkOf('it drops', 'gateway firmware?', 'updated sunday yes');

  expect(entries.get('updated sunday yes')?.asked?.text).toBe('gateway firmware?');
});
