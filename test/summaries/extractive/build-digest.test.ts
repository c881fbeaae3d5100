import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../src/incidents/records/incident.js';
import { buildDigest } from '../../../src/summaries/extractive/build-digest.js';
import { buildState } from '../../../src/summaries/state/build-state.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

const ALONE = ['U01ALICE'];

async function digestOf(
  texts: readonly string[],
  status: Incident['status'],
  speakers: readonly string[] = ALONE,
): Promise<string> {
  const talk = new Conversation();
  for (const [i, text] of texts.entries()) talk.says(text, { user_id: speakers[i % speakers.length] ?? '' });
  const state = await buildState(await buildTranscript(talk.record, talk.input().nameOf));
  return (await buildDigest(state, { status })).map(({ text }) => text).join('\n');
}

describe('a digest', () => {
  it.each(['Noch 190.000 Dateien offen', 'Consumer lag 210k', 'キューの残りは3,000通です', 'Van 120 de 310'])(
    'shows remaining work only until the incident is over: %s',
    async (left) => {
      const texts = ['Card payments fail for all customers in the EU', left];

      expect(await digestOf(texts, 'MITIGATING')).toContain(left);
      expect(await digestOf(texts, 'RESOLVED')).not.toContain(left);
    },
  );

  it.each([
    ['yep the migration dropped the index of all shops', 'The migration dropped the index of all shops'],
    ['ok so support has 85 tickets from the EU', 'So support has 85 tickets from the EU'],
    ['thats it, the cleanup job died in the night', 'The cleanup job died in the night'],
    ['das ist es: das Zertifikat ist abgelaufen', 'Das Zertifikat ist abgelaufen'],
    ['card payments fail for 40 % of customers hmm', 'Card payments fail for 40 % of customers'],
  ])('leaves out words that say nothing: %s', async (said, shown) => {
    expect(await digestOf([said], 'OPEN')).toBe(shown);
  });

  it.each([
    ['about 12k users got logged out', 'more like 14k, the dashboard lags'],
    ['who writes up the postmortem', 'i can do it after the weekend, by wednesday'],
    ['auth 5xx at 38%', '1% now'],
  ])('quotes what a line that says too little goes with: %s, %s', async (first, second) => {
    const shown = await digestOf([first, second], 'OPEN', ['U01ALICE', 'U02BOB']);

    expect(shown.toLowerCase()).toBe(`“${first}” bob: ${second}`.toLowerCase());
  });

  it.each(['Das Zertifikat ist abgelaufen', 'das zertifikat für den anbieter ist abgelaufen'])(
    'shows what begins with an article: %s',
    async (text) => {
      expect((await digestOf([text], 'OPEN')).toLowerCase()).toBe(text.toLowerCase());
    },
  );

  it.each(['das war im Log', 'das geht wieder', 'das kann sein'])(
    'leaves out what begins with a pronoun: %s',
    async (text) => {
      expect(await digestOf([text], 'OPEN')).toBe('');
    },
  );

  it('says what was ruled out even if it names nothing else', async () => {
    expect(await digestOf(['not the firewall then', 'something else'], 'OPEN')).toBe('Not the firewall then');
  });

  it.each(['MITIGATING', 'RESOLVED'] as const)(
    'leaves out a number that was corrected: %s',
    async (status) => {
      const texts = ['1,284 customers in the EU were charged twice', 'Correction: it is 1,190 customers'];

      expect(await digestOf(texts, status)).not.toContain('1,284');
    },
  );

  it("leaves out how far things had improved once it's over", async () => {
    const texts = ['Error rate at 61 %', 'Error rate is down to 20 %', 'Error rate is normal at 0.1 %'];

    const digest = await digestOf(texts, 'RESOLVED');

    expect(digest).toContain('61 %');
    expect(digest).not.toContain('20 %');
  });

  it('leaves out what was added to a guess once the cause is known', async () => {
    const guess = 'Is this because of the big musical going on sale today? Saw a poster of it all over town.';

    expect(await digestOf([guess], 'OPEN')).toContain('poster');
    expect(await digestOf([guess, 'cause: the pool has no limit'], 'OPEN')).not.toContain('poster');
  });

  it("leaves out what was added to a guess that's ruled out", async () => {
    const talk = new Conversation();
    const guess = talk.says(
      'I guess the wildcard certificate expired. The wildcard of the shop was due this week.',
    );
    const textOfAll = async () => {
      const state = await buildState(await buildTranscript(talk.record, talk.input().nameOf));
      return (await buildDigest(state, { status: 'OPEN' })).map(({ text }) => text).join('\n');
    };
    const before = await textOfAll();
    talk.replies(guess, 'No, ruled out: the wildcard certificate is valid until August');

    expect(before).toContain('due this week');
    expect(await textOfAll()).not.toContain('due this week');
  });

  it('shows what a reply rules out without a "no"', async () => {
    const talk = new Conversation();
    const asked = talk.says('Could it be the release of the query parser?');
    talk.replies(asked, 'Ruled out: the parser is the same on the nodes that work');
    const state = await buildState(await buildTranscript(talk.record, talk.input().nameOf));

    const [claim] = await buildDigest(state, { status: 'OPEN' });

    expect(claim?.text).toMatch(/^“Could it be the release.*” .*The parser is the same/);
  });

  it.each([
    ['The tweets say that we deleted customer data. True?', 'Not true. Nothing was deleted.'],
    [
      'In der Zeitung steht, wir hätten Kundendaten gelöscht. Stimmt das?',
      'Nein, alle Datensätze sind noch in den Tabellen.',
    ],
    ['En la prensa dicen que borramos datos de clientes. ¿Verdad?', 'No, no se borró nada.'],
    ['On lit que des commandes sont perdues. Vrai ?', 'Non, toutes les lignes sont encore dans les tables.'],
  ])('shows what a bare question is about: %s', async (question, answer) => {
    const talk = new Conversation();
    const asked = talk.says(question);
    talk.replies(asked, answer);
    const state = await buildState(await buildTranscript(talk.record, talk.input().nameOf));

    const claims = await buildDigest(state, { status: 'OPEN' });

    expect(claims.map(({ text }) => text).join('\n')).toContain(`“${question}” Bob: `);
  });

  it("doesn't quote a question before a question that replies to it", async () => {
    const talk = new Conversation();
    const asked = talk.says('Were they?');
    talk.replies(asked, 'How many saw that?');
    const state = await buildState(await buildTranscript(talk.record, talk.input().nameOf));

    const claims = await buildDigest(state, { status: 'OPEN' });

    expect(claims.map(({ text }) => text).join('\n')).not.toContain('“Were they?”');
  });

  it.each([
    ['Card payments fail for all customers in the EU.', 'Bank transfers fail for customers in Japan too.'],
    [
      'Kartenzahlungen schlagen bei allen Kunden in der EU fehl.',
      'Auch Überweisungen schlagen bei Kunden in Japan fehl.',
    ],
  ])('joins neighboring statements of one message: %s', async (first, second) => {
    expect((await digestOf([`${first} ${second}`], 'OPEN')).split('\n')).toEqual([`${first} ${second}`]);
  });

  it.each([
    'token=xoxb-123456789012-123456789012-abcdefghijklmnopqrstuvwx',
    'Maureen opens the plant room for all customers, password: hunter2hunter2',
  ])('leaves out a line that shares a credential: %s', async (line) => {
    expect(await digestOf(['Card payments fail in the EU', line], 'OPEN')).not.toContain('redacted');
  });

  it.each(['8 min.', 'UPDATE 08:45.', '7 done', '12 fertig'])(
    'leaves out a bare number: %s',
    async (line) => {
      expect(await digestOf(['Card payments fail in the EU', line], 'OPEN')).not.toContain(line);
    },
  );

  it.each(['no idea yet', 'wissen wir nicht', 'aún no lo sabemos', 'on ne sait pas', 'não sei ainda'])(
    "leaves out what only says that something isn't known: %s",
    async (line) => {
      expect((await digestOf(['Card payments fail in the EU', line], 'OPEN')).toLowerCase()).not.toContain(
        line,
      );
    },
  );

  it.each([
    ['Not the bots. card payments fail in the EU', 'Card payments fail in the EU'],
    ['ok, card payments fail in the EU', 'Card payments fail in the EU'],
    ['db-2 refuses all logins of customers in the EU', 'db-2 refuses all logins of customers in the EU'],
    ['pg_dump fails for all customers in the EU', 'pg_dump fails for all customers in the EU'],
    ['iOS fails for all customers in the EU', 'iOS fails for all customers in the EU'],
  ])('starts a quote like a sentence, unless it starts with an identifier: %s', async (line, quote) => {
    expect((await digestOf([line], 'OPEN')).split('\n')).toContain(quote);
  });

  it('leaves out a file that no one commented on', async () => {
    expect(await digestOf(['Card payments fail in the EU', 'File disk-usage.png'], 'OPEN')).not.toContain(
      'File',
    );
  });

  it.each([
    'At the peak 99.3% of the orders… no, wait, those went through',
    'Alle Kunden in Japan, nein warte, die laufen ja',
    'Todos los clientes de Chile, no, espera, eso era ayer',
    'Tous les clients du Japon… non, attends, ça marche',
  ])('leaves out what its author takes back in the same message: %s', async (line) => {
    expect(await digestOf(['Card payments fail in the EU', line], 'OPEN')).not.toContain(line);
  });

  it('shows what its author corrects in the same message', async () => {
    const line = 'Logins fail for 312 customers, no wait, 321 customers in Japan';

    expect(await digestOf([line], 'OPEN')).toContain('321');
  });

  it.each([
    ['Could it be an attack?', 'No. all logins come from our usual customers, and the broker is quiet'],
    [
      'Kann das ein Angriff sein?',
      'Nein. keine fremden Logins, nichts am Broker, die Schlösser gehen einfach aus',
    ],
    ['¿Puede ser un ataque?', 'No. todos los accesos son de clientes habituales y el broker está tranquilo'],
  ])('keeps a no together with its reason: %s', async (question, answer) => {
    const talk = new Conversation();
    const asked = talk.says(question);
    talk.replies(asked, answer);
    const state = await buildState(await buildTranscript(talk.record, talk.input().nameOf));

    const claims = await buildDigest(state, { status: 'OPEN' });

    expect(claims.map(({ text }) => text)).toContain(`“${question}” Bob: ${answer}`);
  });

  it.each(['Remaining:', 'Order: 1.', '71 %', 'for 4.10.'])(
    'leaves out statements that mean nothing by themselves: %s',
    async (fragment) => {
      const digest = await digestOf(['Card payments fail for all customers in the EU', fragment], 'OPEN');

      expect(digest).not.toContain(fragment);
    },
  );

  it("keeps a list item's number with the item", async () => {
    const digest = await digestOf(
      [
        'Card payments fail for all customers in the EU',
        'decision: 1. Mail all customers. 2. Set the price.',
      ],
      'OPEN',
    );

    expect(digest).toContain('Mail all customers. 2. Set the price.');
  });
});
