import { describe, expect, it } from 'vitest';
import { buildState } from '../../../src/summaries/state/build-state.js';
import type { Entry } from '../../../src/summaries/state/entry.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

async function entriesOf(talk: Conversation): Promise<readonly Entry[]> {
  return (await buildState(await buildTranscript(talk.record, talk.input().nameOf))).entries;
}

async function kindOf(text: string): Promise<string | undefined> {
  const talk = new Conversation();
  talk.says(text, { source: 'note' });
  return (await entriesOf(talk)).at(-1)?.kind;
}

async function fateOf(text: string, talk: Conversation): Promise<string | undefined> {
  return (await entriesOf(talk)).find((entry) => entry.text.includes(text))?.fate;
}

describe('a note', () => {
  it.each([
    ['cause: the pool has no limit', 'cause'],
    ['Ursache: der Pool hat kein Limit', 'cause'],
    ['原因：接続プールに上限がない', 'cause'],
    ['decisión: volver a la versión 4.11', 'decision'],
    ['décision : revenir à la version 4.11', 'decision'],
    ['ruled out: the firewall', 'ruledOut'],
    ['next: raise the limit', 'next'],
    ['次の対応：上限を上げる', 'next'],
    ['Решение: откатываем релиз', 'decision'],
    ['Исключено: сеть и база', 'ruledOut'],
    ['14:02 decision: stop the importer', 'decision'],
    ['cause: maybe the pool', 'hypothesis'],
  ])('is what its label says: %s', async (text, kind) => {
    expect(await kindOf(text)).toBe(kind);
  });
});

it.each([
  ['Платежи не проходят у всех клиентов', 'impact'],
  ['Откатили payment-api до 4.11', 'done'],
  ['Смотрю логи базы', 'progress'],
  ['Похоже, дело в новом релизе', 'hypothesis'],
  ['Нашли причину. Закончились соединения в пуле', 'cause'],
  ['Это не сеть, пакеты не теряются', 'ruledOut'],
  ['Балансировщик ни при чём, он здоров', 'ruledOut'],
  ['Ошибки вернулись к норме', 'recovery'],
  ['Не перезапускайте базу', 'prohibition'],
  ['Кто сообщит клиентам?', 'question'],
])('understands Russian: %s', async (text, kind) => {
  expect(await kindOf(text)).toBe(kind);
});

it('uses only the newest update for how things are', async () => {
  const talk = new Conversation();
  const first = 'Payments fail for customers in all regions';
  talk.happens({ type: 'UPDATE_POSTED', note: first });
  expect(await fateOf(first, talk)).toBe('holds');

  talk.happens({ type: 'UPDATE_POSTED', note: 'Payments fail only in Asia now', event_id: 'v3' });

  expect(await fateOf(first, talk)).toBe('overtaken');
  expect(await fateOf('only in Asia', talk)).toBe('holds');
});

describe('a statement about ongoing work', () => {
  it.each([
    'looking at the search nodes',
    'checking the logs of the gateway',
    'still digging through the traces',
  ])('is neither impact nor a finished action: %s', async (text) => {
    const talk = new Conversation();
    talk.says('logins fail for everyone');
    talk.says(text);

    const kinds = (await entriesOf(talk)).filter((entry) => entry.text === text).map(({ kind }) => kind);

    expect(['impact', 'done', 'recovery'].filter((kind) => kinds.includes(kind as Entry['kind']))).toEqual(
      [],
    );
  });
});

describe('work that started', () => {
  it.each([
    'replay of failed payments began',
    'The restore from the backup has started',
    'Wiederherstellung der verlorenen Konten gestartet',
    'la restauración de las cuentas perdidas ha empezado',
    'la restauration des comptes perdus a commencé',
    'a restauração das contas perdidas começou',
    '失敗した決済の再処理を開始',
  ])("is in progress, whatever it's for: %s", async (text) => {
    expect(await kindOf(text)).toBe('progress');
  });

  it.each(['import errors started at 14:03', 'the failover started at 14:03, since then all writes fail'])(
    "isn't confused with trouble that started: %s",
    async (text) => {
      expect(await kindOf(text)).not.toBe('progress');
    },
  );
});

describe('an event about people', () => {
  it.each([
    {
      type: 'HANDED_OVER',
      detail: { from: 'U01ALICE', user_id: 'U02BOB' },
      note: 'payments still fail for all',
    },
    { type: 'PAGED', detail: { service: 'payments' }, note: 'card payments fail for all customers' },
  ])('is background, whatever its note says: $type', async (event) => {
    const talk = new Conversation();
    talk.happens(event);

    expect((await entriesOf(talk)).map(({ kind }) => kind)).toEqual(['context']);
  });
});

describe('a failure', () => {
  it.each(['About a third of all searches return an empty page.', 'checkout fails with a 502 in the EU'])(
    "isn't a finished action: %s",
    async (text) => {
      const talk = new Conversation();
      talk.says('hi all');
      talk.says(text);

      const kinds = (await entriesOf(talk))
        .filter((entry) => text.startsWith(entry.text))
        .map(({ kind }) => kind);

      expect(kinds).not.toContain('done');
    },
  );
});

describe('the cause', () => {
  it.each([
    'We are looking for the cause; next update in 30 minutes.',
    'Still investigating the root cause, more in 20 minutes',
    'The cause is unknown so far',
    "We don't know why the pods restart",
    'cause: unknown',
    'Cause: ?',
    'no clue what is causing this',
    'what caused this is still a mystery',
    'root cause not identified yet',
    'the cause has not been found',
    'the cause remains unclear',
    'root cause: still under investigation',
    'Wir suchen noch die Ursache, nächstes Update in 30 Minuten',
    'Ursache noch unklar',
    'Ursache: unbekannt',
    'On cherche la cause, la cause est inconnue',
    'La cause n’est pas encore connue, nous cherchons la cause',
    'Estamos buscando la causa del error',
    'A causa ainda é desconhecida',
    '原因を調査中です。30分後に更新します',
  ])("isn't named by someone who's looking for it: %s", async (text) => {
    const talk = new Conversation();
    talk.says('logins fail for everyone');
    talk.says(text);

    const kinds = (await entriesOf(talk)).map((entry) => entry.kind);

    expect(kinds).not.toContain('cause');
  });

  it.each([
    'We found the cause: the pool has no limit',
    'We could identify the cause: a full disk on db-2',
    'Now I know why: the certificate expired at 02:00',
    'Turned out that the deploy caused it, we were looking at the wrong graph',
    'der volle Spool war die Ursache',
    'el certificado caducado fue la causa',
    'o certificado vencido foi a causa',
    'le certificat était la cause',
    '証明書の期限切れが原因でした',
  ])('is named by a statement of what it is: %s', async (text) => {
    const talk = new Conversation();
    talk.says('logins fail for everyone');
    talk.says('20 percent of all pages are slow');
    talk.says('the dashboard shows 400 requests per second');
    talk.says(text);

    expect((await entriesOf(talk)).map((entry) => entry.kind)).toContain('cause');
  });
});

describe('a finished action', () => {
  it.each(['the flag is in review', 'staging is out of disk', 'the vendor is on the call'])(
    "isn't reported by %j",
    async (text) => {
      expect(await kindOf(text)).not.toBe('done');
    },
  );

  it.each(['the fix is out', 'the hotfix is in', 'the flag is on now'])('is reported by %j', async (text) => {
    expect(await kindOf(text)).toBe('done');
  });
});

describe('an event', () => {
  it.each([
    ['a task that is open', { type: 'TASK_ADDED', note: 'rolled back the release on all nodes' }, 'next'],
    ['a task that was reopened', { type: 'TASK_REOPENED', note: 'we fixed the probe' }, 'next'],
    ['a task that is done', { type: 'TASK_DONE', note: 'call the vendor tomorrow' }, 'done'],
    [
      'a resolving note',
      { type: 'STATUS_CHANGED', note: 'bundle on all hosts', detail: { to: 'RESOLVED' } },
      'done',
    ],
    ['a resolution note', { type: 'RESOLUTION_NOTE', note: 'bundle on all hosts' }, 'done'],
  ])("has the kind of its type, however it's worded: %s", async (_name, event, kind) => {
    const talk = new Conversation();
    talk.happens(event);

    expect((await entriesOf(talk)).map((entry) => entry.kind)).toEqual([kind]);
  });

  it('ends the plan of its own task, even if everyone uses the same words', async () => {
    const talk = new Conversation();
    talk.happens({ type: 'TASK_ADDED', note: 'roll back the deploy', detail: { task: '1' } });
    talk.happens({ type: 'TASK_ADDED', note: 'roll back the database', detail: { task: '2' } });
    for (let n = 1; n <= 8; n += 1) talk.says(`roll back of the deploy on node ${n}`);
    talk.happens({ type: 'TASK_DONE', note: 'roll back the deploy', detail: { task: '1' } });

    const plans = (await entriesOf(talk)).filter(({ line }) => line.type === 'TASK_ADDED');

    expect(plans.map(({ fate }) => fate)).toEqual(['kept', 'holds']);
  });

  it('never counts as an action if it reopens the incident', async () => {
    const talk = new Conversation();
    talk.happens({ type: 'STATUS_CHANGED', note: 'the queue', detail: { from: 'RESOLVED', to: 'OPEN' } });

    expect((await entriesOf(talk)).map(({ kind }) => kind)).not.toContain('done');
  });

  it.each([
    { type: 'VISIBILITY_CHANGED', detail: { to: 'private' }, note: 'the press called' },
    { type: 'GAP', description: 'Messages may be missing from here on' },
    { type: 'INCIDENT_EDITED', detail: { title: 'Checkout fails', from_title: 'Checkout' } },
    { type: 'CHANNEL_ARCHIVED', description: 'Channel archived' },
    { type: 'POSTING_PERMISSIONS_CHANGED', note: 'only admins' },
  ])("is left out if it's about the record rather than the problem: $type", async (event) => {
    const talk = new Conversation();
    talk.happens(event);

    expect(await entriesOf(talk)).toEqual([]);
  });
});

describe('an entry', () => {
  it('is withdrawn by a later correction', async () => {
    const talk = new Conversation();
    talk.says('cause: a botnet attack on the gateway', { source: 'note' });
    talk.says('Correction: not a botnet', { source: 'note' });

    expect(await fateOf('botnet attack', talk)).toBe('withdrawn');
  });

  it('is overtaken by a corrected number from the same person', async () => {
    const talk = new Conversation();
    talk.says('1,284 transfers were booked twice');
    talk.says('Correction: it is 1,190');

    expect(await fateOf('1,284', talk)).toBe('overtaken');
  });

  it.each([
    ['26 clients have a duplicate', 'counted by sort code: 31 files, not 26'],
    ['26 Kunden haben Dubletten', 'nach Konten gezählt sind es 31 Dateien statt 26'],
    ['26 clientes con duplicados', 'contando por cuenta son 31 ficheros y no 26'],
    ['26 clients en double', 'compté par compte : 31 fichiers et pas 26'],
    ['26 clientes com duplicatas', 'contando por conta são 31 arquivos e não 26'],
    ['重複は26社です', '口座で数えると26件ではなく31件でした'],
  ])('is overtaken if someone says that its number is wrong: %s', async (before, after) => {
    const talk = new Conversation();
    talk.says(before);
    talk.says(after, { user_id: 'U02BOB' });

    expect(await fateOf('26', talk)).toBe('overtaken');
  });

  it('is withdrawn if its author takes it back, even if it was labeled', async () => {
    const talk = new Conversation();
    talk.says('cause: the controller firmware of last night', { source: 'note' });
    talk.says('I take the firmware back, drops started ten hours later');

    expect(await fateOf('controller firmware', talk)).toBe('withdrawn');
  });

  it.each([
    ['another name for it', "It's most likely #4127", 'the nightly report? no, it was innocent', 'holds'],
    ['its number', "It's most likely #4127", '4127 goes out again tomorrow, it was innocent', 'withdrawn'],
    [
      'the rest of its message',
      "Yes that's it I think. Logins from Glasgow are refused since it has the old key",
      'ruled out: the keys',
      'withdrawn',
    ],
  ])(
    "is withdrawn, if it's a guess, only by a denial that identifies it: %s",
    async (_what, guess, denial, fate) => {
      const talk = new Conversation();
      talk.says(guess);
      talk.says('the partners upload everything by SFTP');
      talk.says(denial, { user_id: 'U02BOB' });

      const suspected = (await entriesOf(talk)).find(({ kind }) => kind === 'hypothesis');
      expect(suspected?.fate).toBe(fate);
    },
  );

  it.each([
    ['raised the memory limit to 1 GB', 'does nothing, back to 512'],
    ['set the clamp on the scanner network', 'took the clamp off again'],
    ['Speicherlimit auf 1 GB erhöht', 'hilft nicht, wieder zurück auf 512'],
  ])("is withdrawn, if it's an action, once it's undone: %s, %s", async (done, undoing) => {
    const talk = new Conversation();
    const at = talk.says('workers die, memory is full');
    talk.replies(at, done, 'U02BOB');
    talk.replies(at, undoing, 'U02BOB');

    expect(await fateOf(done, talk)).toBe('withdrawn');
  });

  it.each([
    'not the CDN, checked, all green',
    "it's not DNS",
    'not our firewall, no drops',
    'nicht das CDN, alles grün',
    'no es el CDN, está verde',
    'pas le CDN, tout est vert',
    'não é o CDN, está tudo verde',
  ])("rules something out if it says that it isn't the cause: %s", async (text) => {
    expect(await kindOf(text)).toBe('ruledOut');
  });

  it.each(['not the only one, three others see it', 'not our customers, only the partners'])(
    'rules nothing out if it only describes something: %s',
    async (text) => {
      expect(await kindOf(text)).not.toBe('ruledOut');
    },
  );

  it.each(['Increased error rate in the EU', 'increased latency since 14:02', 'Added latency of 300 ms'])(
    "isn't an action if it says how bad things are: %s",
    async (text) => {
      expect(await kindOf(text)).not.toBe('done');
    },
  );

  it.each(['all of EU', 'now it hits all of EU', 'customers are complaining loudly'])(
    "isn't an action if it says why things are worse: %s",
    async (note) => {
      const talk = new Conversation();
      talk.happens({ type: 'SEVERITY_CHANGED', detail: { from: 'P1', to: 'P0' }, note });

      expect((await entriesOf(talk)).at(-1)?.kind).toBe('impact');
    },
  );

  it.each([
    ['works again at some time', 'PDF statements turned off', 'PDF statements back at 16:02', 'U02BOB'],
    ['else is undone by another person', 'raised the memory limit to 1 GB', 'reverted', 'U03CAROL'],
  ])("still holds, if it's an action, when something %s", async (_what, done, later, userId) => {
    const talk = new Conversation();
    const at = talk.says('workers die, memory is full');
    talk.replies(at, done, 'U02BOB');
    talk.replies(at, later, userId);

    expect(await fateOf(done, talk)).toBe('holds');
  });

  it("isn't overtaken if a correction only mentions it", async () => {
    const talk = new Conversation();
    talk.says('#4127 went to 100 % at 17:09');
    talk.says('#4127 goes out again, it was innocent');

    expect(await fateOf('17:09', talk)).toBe('holds');
  });

  it('has the kind of the number that it corrects', async () => {
    const talk = new Conversation();
    talk.says('312 customers in the EU were charged twice');
    talk.says('Correction: it is 290 customers');

    expect((await entriesOf(talk)).map(({ kind }) => kind)).toEqual(['impact', 'impact']);
  });

  it.each([
    ['card payments fail: 61 %', 'card payments fail: 20 %'],
    ['61 % of card payments fail', 'errors back to 0'],
    ['61 % der Zahlungen schlagen fehl', 'Fehlerrate wieder bei 0'],
    ['replica is 900 s behind', 'replica caught up'],
  ])("is overtaken, if it's a measurement, by a newer one or a recovery: %s, %s", async (before, after) => {
    const talk = new Conversation();
    talk.says(before);
    talk.says(after);

    expect(await fateOf(before, talk)).toBe('overtaken');
  });

  it.each([
    [
      'a release',
      'logins fail for 37 % of users',
      'the 4.18 deploy did it',
      "I was wrong about 4.18, it's not that",
    ],
    [
      'a release in German',
      'seit 14:05 fehlen Bestellungen',
      'Ursache ist die 7.3',
      'war nicht die 7.3, nehme ich zurück',
    ],
    ['a host', 'about 3,100 orders hang', 'node 12 is the culprit', 'I was wrong about 12, it was innocent'],
  ])("isn't overtaken if its author takes back %s", async (_what, impact, theory, denial) => {
    const talk = new Conversation();
    talk.says(impact);
    talk.says(theory, { user_id: 'U02BOB' });
    talk.says(denial);

    expect(await fateOf(impact, talk)).toBe('holds');
  });

  it.each([
    ['cause: the release 7.3 of the app', 'it was not the 7.3, I withdraw that'],
    ['今朝の在庫サービスのリリースが原因です', 'すみません、在庫サービスは関係なさそうです。撤回します'],
    ['the cause is the nightly import', 'sorry, not the nightly import. I take that back.'],
  ])('is withdrawn, if it names a cause, by the rest of a message: %s', async (cause, denial) => {
    const talk = new Conversation();
    talk.says(cause);
    talk.says(denial);

    expect((await entriesOf(talk)).find(({ kind }) => kind === 'cause')?.fate).toBe('withdrawn');
  });

  it("still holds, if it's an action, when only its reason is taken back", async () => {
    const talk = new Conversation();
    talk.says('rolled back the inventory service to the release of last week');
    talk.says('correction: the inventory service has nothing to do with it');

    expect(await fateOf('rolled back', talk)).toBe('holds');
  });

  it("is withdrawn, if it's an action, when someone says that it was never done", async () => {
    const talk = new Conversation();
    talk.says('restarted the gateway');
    talk.says('correction: nobody restarted the gateway');

    expect(await fateOf('restarted the gateway', talk)).toBe('withdrawn');
  });

  it.each([
    ['Correction: the outage began at 9:20', 'fails since 9:40'],
    ['Correction: it is 54', '45 tickets'],
  ])('replaces a time with a time, or a count with a count: %s', async (correction, corrected) => {
    const talk = new Conversation();
    talk.says('checkout fails since 9:40');
    talk.says('45 tickets about it');
    talk.says(correction);

    const ended = (await entriesOf(talk)).filter(({ fate }) => fate === 'overtaken');

    expect(ended.map(({ text }) => text)).toEqual([expect.stringContaining(corrected)]);
  });

  it('shows what it corrects if it has only a number', async () => {
    const talk = new Conversation();
    talk.says('23 customers complained');
    talk.says('scratch that, 19');

    expect((await entriesOf(talk)).at(-1)?.asked?.text).toBe('23 customers complained');
  });

  it.each([
    ['uploads are slow in eu-central', 'no wait, eu-west not eu-central', 'overtaken'],
    ['Node db-3 ist voll', 'db-2, nicht db-3', 'overtaken'],
    ['eu-centralで遅延しています', 'eu-centralではなくeu-westです', 'overtaken'],
    ['uploads are slow in eu-central', 'eu-west is fine', 'holds'],
    ['uploads are slow in eu-central', 'us-east is slow, not only eu-central', 'holds'],
    ['the pager is on-call', 'well-known, not on-call', 'holds'],
  ])('is overtaken only if its name is corrected: "%s", then "%s"', async (said, correction, fate) => {
    const talk = new Conversation();
    talk.says(said);
    talk.says(correction);

    expect(await fateOf(said, talk)).toBe(fate);
  });

  it.each([
    ['found it. the index job holds a lock on the orders table', 'cause'],
    ['Gefunden! Der Cache hat nur 2 GB.', 'cause'],
    ['ya lo tengo. el balanceador manda todo a un nodo', 'cause'],
    ['原因がわかりました。集計バッチが接続を閉じずに残していました。', 'cause'],
    ['found it. killed the index job', 'done'],
    ['the cause is a full disk on node 3', 'cause'],
    ['Ursache war ein voller Datenträger', 'cause'],
  ])('has the kind of what was found: %s', async (text, kind) => {
    const talk = new Conversation();
    talk.says(text);

    expect((await entriesOf(talk)).at(-1)?.kind).toBe(kind);
  });

  it.each([
    'the cause is not known yet',
    'the cause is still unclear',
    'Ursache ist noch offen',
    'found it. might be the cache',
  ])("isn't the cause if no one knows it: %s", async (text) => {
    const talk = new Conversation();
    talk.says(text);

    expect((await entriesOf(talk)).map(({ kind }) => kind)).not.toContain('cause');
  });

  it.each([
    ['Carol can you take command?', 'yep', 'answered'],
    ['Dave, kannst du die alten Nodes wieder einhängen?', 'mach ich', 'answered'],
    ['can someone look at the queue?', "I'm on it", 'answered'],
    ['Carol can you ask legal about the refund?', "I'll ask them", 'answered'],
    ['how many orders are stuck?', 'yep', 'holds'],
    ['can someone look at the queue?', 'errors fell', 'holds'],
  ])('is answered, if it asks "%s", by "%s": %s', async (question, reply, fate) => {
    const talk = new Conversation();
    talk.says(question);
    talk.says(reply, { user_id: 'U02BOB' });

    expect(await fateOf(question, talk)).toBe(fate);
  });

  it('still holds, if it counts who was affected, after the recovery', async () => {
    const talk = new Conversation();
    talk.says('312 customers paid twice');
    talk.says('payments are back to normal for all customers');

    expect(await fateOf('312', talk)).toBe('holds');
  });

  it.each([
    ['Put the new bundle on all gateways', 'done'],
    ['Put the new bundle on all gateways before we continue', 'proposal'],
    ['Restart all gateways', 'proposal'],
  ])('distinguishes an order from a finished action: %s', async (text, kind) => {
    const talk = new Conversation();
    talk.says(text);

    expect((await entriesOf(talk)).at(-1)?.kind).toBe(kind);
  });

  it("isn't the cause if it reports an action, even right after the cause", async () => {
    const talk = new Conversation();
    talk.says('Found it: two of six nodes have a full index disk and refuse queries.', { user_id: 'U02BOB' });
    talk.says('Took the two full nodes out of the load balancer. Error rate is down to 0.4 %.');

    expect((await entriesOf(talk)).find(({ text }) => text.startsWith('Took'))?.kind).toBe('done');
  });

  it.each(['The cause: the pool has no limit', 'Found it: the pool has no limit'])(
    'is quoted without its label: %s',
    async (text) => {
      const talk = new Conversation();
      talk.says(text);

      expect(await entriesOf(talk)).toMatchObject([{ kind: 'cause', text: 'the pool has no limit' }]);
    },
  );

  it('is never the cause if a bot says it', async () => {
    const talk = new Conversation();
    talk.says('[Triggered] error caused by timeout on shop', { author_kind: 'bot' });

    expect((await entriesOf(talk)).map(({ kind }) => kind)).not.toContain('cause');
  });

  it("is answered, if it's a question, by a reply or soon after by a line on the same subject", async () => {
    const talk = new Conversation();
    const asked = talk.says('Which release is on the eu nodes?');
    talk.replies(asked, '4.12 everywhere');
    talk.says('Who calls the card provider?');
    talk.says('I called the card provider at 14:20', { user_id: 'U02BOB' });

    expect(await fateOf('Which release', talk)).toBe('answered');
    expect(await fateOf('Who calls', talk)).toBe('answered');
  });

  it("stays open, if it's a question, when the reply is that no one knows", async () => {
    const talk = new Conversation();
    const asked = talk.says('Do the customers get a refund?');
    talk.replies(asked, "I don't know yet, legal will say");

    expect(await fateOf('refund', talk)).toBe('holds');
  });
});

it.each([
  ["I'd also like to know that before I write the post", 'holds'],
  ['good question', 'holds'],
  ["I can't answer that yet. The post comes in the morning.", 'holds'],
  ['Das klären wir mit der Rechtsabteilung', 'holds'],
  ['Gute Frage', 'holds'],
  ['Buena pregunta', 'holds'],
  ['Bonne question, je me renseigne', 'holds'],
  ['Boa pergunta', 'holds'],
  ['いい質問ですね', 'holds'],
  ['Yes, five percent of the monthly fee', 'answered'],
  ['Ja, fünf Prozent der Monatsgebühr', 'answered'],
  ['We asked legal: five percent', 'answered'],
  ['We want to give five percent', 'answered'],
])('decides whether "%s" answers a question: %s', async (reply, fate) => {
  const talk = new Conversation();
  const asked = talk.says('Do the customers get a refund?');
  talk.replies(asked, reply);

  expect(await fateOf('refund', talk)).toBe(fate);
});

it.each([
  ['The nodes are fine again', 'holds'],
  ['Die Nodes laufen wieder', 'holds'],
  ['Los nodos vuelven a funcionar', 'holds'],
  ['Disk of the nodes is at 40 % again', 'overtaken'],
])('decides whether a cause with a level holds after "%s": %s', async (recovery, fate) => {
  const talk = new Conversation();
  talk.says('Found the cause: the nodes stop writing because their disk is above 95 %');
  talk.says(recovery);

  expect(await fateOf('stop writing', talk)).toBe(fate);
});

describe('the structure of a message', () => {
  it.each([
    ['an order', 'Restart all gateways', 'proposal'],
    ['a wish', 'we should revert the grants, node by node', 'proposal'],
    ['a belief', 'I think it was the deploy of payment-api 4.12', 'hypothesis'],
    ['a prohibition', 'Nobody unlock the deploys until I say so', 'prohibition'],
    ['a correction', 'Correction: the grants had nothing to do with it', 'ruledOut'],
    ['a corrected number', 'Correction: one foreign address read 40 files', 'impact'],
  ])('counts before its wording: %s', async (_what, text, kind) => {
    const talk = new Conversation();
    talk.says(text);

    expect((await entriesOf(talk)).map((entry) => entry.kind)).toEqual([kind]);
  });

  it.each(['nah. Frankfurt is on the same carrier', 'Nö. Frankfurt hat denselben Anbieter'])(
    'makes a colloquial no to a question a denial: %s',
    async (no) => {
      const talk = new Conversation();
      const asked = talk.says('is it the carrier?');
      talk.replies(asked, no);

      expect((await entriesOf(talk)).at(-1)?.kind).toBe('ruledOut');
    },
  );

  it('makes a no to a guess, together with its reason, a denial', async () => {
    const talk = new Conversation();
    const guess = talk.says('I think the firewall rules block the card provider');
    talk.replies(guess, 'Not the firewall. Its rules are unchanged since May.');

    const [suspected, denial] = await entriesOf(talk);

    expect(suspected).toMatchObject({ kind: 'hypothesis', fate: 'withdrawn' });
    expect(denial).toMatchObject({ kind: 'ruledOut', text: expect.stringContaining('since May') });
  });

  it('gives list items the kind of their heading', async () => {
    const talk = new Conversation();
    talk.says('next steps:\n- raise the limit\n- alert on a full disk');

    const items = (await entriesOf(talk)).filter(({ text }) => text.includes('raise'));

    expect(items.map(({ kind }) => kind)).toEqual(['next']);
  });
});

describe('a percentage', () => {
  it.each(['restore is at 60 %', 'copied 80 %, the rest tonight', 'rollout at 25 %', 'Kopie bei 70 %'])(
    "is progress if it's about work: %s",
    async (text) => {
      expect(await kindOfLater(text)).toBe('progress');
    },
  );

  it.each([
    'errors at 40 %',
    'CPU at 95 %',
    'disk on db-1 is 87 % used',
    'latency is up 40 %',
    'memoria al 97 %',
  ])('is neither progress nor a result otherwise: %s', async (text) => {
    expect(['progress', 'done', 'recovery']).not.toContain(await kindOfLater(text));
  });
});

/** The kind of a statement in the middle of an incident. */
async function kindOfLater(text: string): Promise<string | undefined> {
  const talk = new Conversation();
  talk.says('checkout fails for customers');
  talk.says(text);
  talk.says('we call the vendor');
  return (await entriesOf(talk)).find((entry) => entry.text.includes(text.slice(0, 10)))?.kind;
}

describe('a count', () => {
  it('is corrected for everyone who repeated it', async () => {
    const talk = new Conversation();
    talk.says('We sold 9,300 orders at the wrong price');
    talk.says('Finance has 9,300 orders at the wrong price too', { user_id: 'U02BOB' });
    talk.says('Counted without the US, orders were 8,870', { user_id: 'U02BOB' });

    const counts = (await entriesOf(talk)).filter(({ text }) => text.includes('9,300'));

    expect(counts.map(({ fate }) => fate)).toEqual(['overtaken', 'overtaken']);
  });

  it.each([
    ['40 vans cannot load their route', 'in the end it was 58 vans'],
    ['6.120 Verträge sind falsch berechnet', 'gezählt: 6.310 Verträge, nicht mehr'],
    ['40 furgonetas cargadas sin ruta', 'al final fueron 58 furgonetas'],
    ['ログイン失敗は5,300人', '集計し直しました、ログイン失敗は6,100人'],
  ])('is overtaken by a newer one of the same thing: %s', async (older, newer) => {
    const talk = new Conversation();
    talk.says(older);
    talk.says(newer);

    expect(await fateOf(older, talk)).toBe('overtaken');
  });

  it.each([
    ['of a part', '794 customers lost their site', '11 customers have not confirmed theirs'],
    ['of something else', '40 vans cannot load their route', '45 drivers called the hotline'],
    ['in a guess', '40 vans cannot load their route', 'maybe 58 vans, I am not sure'],
    ['of time', 'pages were slow for 20 minutes', 'the copy takes 30 minutes'],
  ])('still holds after a count %s', async (_name, older, other) => {
    const talk = new Conversation();
    talk.says(older);
    talk.says(other);

    expect(await fateOf(older, talk)).toBe('holds');
  });
});
