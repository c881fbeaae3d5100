import { describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { Conversation } from '../conversation.js';

const PEOPLE = ['U01ALICE', 'U02BOB', 'U03CAROL'];

/** A chat in which the speakers take turns, with what they say separated by ` / `. */
function chatOf(said: string): Conversation {
  const talk = new Conversation();
  for (const [i, text] of said.split(' / ').entries()) talk.says(text, { user_id: PEOPLE[i % 3] ?? '' });
  return talk;
}

async function answersTo(question: string, talk: Conversation): Promise<string[]> {
  const { claims } = await extractiveSummarizer.summarize({ ...talk.input(), kind: 'ask', question });
  return claims.filter(({ section }) => section === 'answer').map(({ text }) => text);
}

describe('how a part of the system is', () => {
  it.each([
    ['is it the analyzers?', 'results stopped at 6 / analyzers are running fine', /running fine/],
    ['is it nginx?', '502s everywhere / nginx looks clean, cpu at 10%', /Nginx looks clean/],
    [
      'was it the vendor cert?',
      'the vendor called about a cert / vendor takes it back, their cert is fine',
      /takes it/,
    ],
    ['amex está afectada?', 'fallan los pagos / visa falla, amex pasa bien', /amex pasa bien/],
    ['iphone também é afetado?', 'o mapa não abre / android só, iphone ok', /iphone ok/],
    ['is ICU affected too?', 'wards get no results / ICU yes, ER by phone', /ICU yes/],
    ['ist halle 2 auch betroffen?', 'halle 3 druckt nicht / halle 2 auch', /Halle 2 auch/],
    ['アプリも影響ありますか?', '予約画面で500エラーです / アプリも同じです', /アプリも同じ/],
    ['les guichets marchent ?', 'le site est blanc / les guichets fonctionnent', /guichets fonctionnent/],
  ])('answers %s', async (question, said, expected) => {
    expect((await answersTo(question, chatOf(said))).join('\n')).toMatch(expected);
  });

  it('quotes the newest statement first', async () => {
    const talk = chatOf('search is slow / checkout is fine / checkout is broken as well now');

    const [first] = await answersTo('is checkout affected?', talk);

    expect(first).toContain('broken as well');
  });

  it.each([
    [
      'trouble that something recovered from',
      'are builds working?',
      'builds are stuck / fixed, all is back to normal',
    ],
    ['what it says about a known cause', 'is it redis?', 'redis is fine / cause: redis evicts the sessions'],
  ])('is not taken from %s', async (_what, question, said) => {
    expect((await answersTo(question, chatOf(said))).join('\n')).not.toMatch(/stuck|Redis is fine/);
  });
});

describe('what may be done', () => {
  it.each([
    ['can i deploy?', 'i pushed auth 7.2 at 9:31 / logins fail since'],
    ['darf man deployen?', 'deployment von 7.2 war um 9:31 / logins gehen seitdem nicht'],
    ['puedo desplegar?', 'hicimos el despliegue a las 9:31 / fallan los logins desde entonces'],
    ['faut-il prévenir la mairie ?', 'la file est vide / on attend vendredi, la mairie est fermée'],
  ])('is not concluded from what happened: %s', async (question, said) => {
    const answers = (await answersTo(question, chatOf(said))).join('\n');

    expect(answers).not.toMatch(/9:31|file est vide/);
  });

  it.each([
    ['can i touch the broker?', "the broker is full / don't touch the broker until monday", /until monday/],
    ['hay que hacer reembolsos?', 'se cobró mal / reembolsos no hacen falta', /no hacen falta/],
    ['3.4を出してもいいですか?', '3.4が原因です / 3.4は修正するまで出さないでください', /出さないで/],
  ])('is answered by a rule: %s', async (question, said, expected) => {
    expect((await answersTo(question, chatOf(said))).join('\n')).toMatch(expected);
  });
});

describe('what changed', () => {
  it.each([
    [
      'what changed right before?',
      'logins fail / anyone deploy something? / i pushed auth 7.2 at 9:31',
      /7\.2/,
    ],
    ["what's changed?", 'dns fails / we rotated the keys yesterday / restarted the resolver', /rotated/],
    ['was hat sich geändert?', 'drucker stehen / die firewall regel wurde um 6 geändert', /um 6/],
    [
      "qu'est-ce qui a changé juste avant ?",
      'page blanche / une mise en prod ce matin ? / oui la 5.8 à 10h05',
      /5\.8/,
    ],
    ['o que mudou antes de cair', 'o mapa sumiu / a chave da api expirou hoje', /expirou/],
    ['was hat sich vorher geändert?', 'kasse geht nicht / ntp wurde beim umzug abgeschaltet', /ntp|Ntp/],
    ['qué cambió?', 'fallan los pagos / ayer rotamos las llaves', /rotamos/],
    [
      '直前に何が変わりましたか?',
      '500が出ます / 今朝のリリースありましたか? / 8:50に3.4を出しました',
      /3\.4/,
    ],
  ])('answers %s', async (question, said, expected) => {
    const answers = (await answersTo(question, chatOf(said))).join('\n');

    expect(answers).toMatch(expected);
    expect(answers).not.toContain('estarted');
  });
});

describe('what we say to customers', () => {
  it.each([
    'what do we tell customers?',
    'what did we tell the users so far',
    'what do we tell passengers',
    'was sagen wir den fahrgästen?',
    'was sagen wir den kunden?',
    'qué le decimos a los clientes?',
    "qu'est-ce qu'on dit aux clients ?",
    'o que falamos pros clientes?',
    'お客様にはどう連絡しますか?',
  ])('comes from the newest update: %s', async (question) => {
    const talk = chatOf('logins fail / customers are angry');
    talk.happens({ type: 'UPDATE_POSTED', note: 'Logins are slow.', user_id: 'U02BOB' });
    talk.says('we should tell customers to wait');

    expect(await answersTo(question, talk)).toEqual([
      expect.stringMatching(/^Bob posted at .*Logins are slow/),
    ]);
  });

  it('comes from the chat if no update was posted', async () => {
    const talk = chatOf('logins fail / what do we tell customers? / yes, status page only');

    expect((await answersTo('what do we tell customers?', talk)).join()).not.toContain('No update');
  });
});

describe('who is working on it', () => {
  it.each([
    "who's on it?",
    'wer ist dran?',
    'quién lo está llevando?',
    "qui s'en occupe ?",
    'quem está cuidando?',
    '誰が対応していますか?',
  ])('names the lead and what people are doing: %s', async (question) => {
    const answers = await answersTo(
      question,
      chatOf("logins fail / I'm draining resolver-2 / halle 1 läuft"),
    );

    expect(answers).toContain('Nobody is the commander. Alice declared it and leads it.');
    expect(answers.join('\n')).toMatch(/Bob: “I'm draining/);
    expect(answers.join('\n')).not.toContain('halle 1');
  });
});

describe('which of several things', () => {
  it.each([
    ['is node 9 up?', 'node 4 is up again / node 9 just went down / 9 rejoined, all nodes up', /^9 rejoined/],
    [
      'ist halle 1 betroffen?',
      'halle 3 ist betroffen, nichts druckt / halle 1 ist nicht betroffen',
      /^Halle 1/,
    ],
  ])('is the one with the number: %s', async (question, said, expected) => {
    const [first] = await answersTo(question, chatOf(said));

    expect(first).toMatch(expected);
  });

  it.each([
    ['do the old links work?', 'links were broken / the new links work', 'new links'],
    ['gehen die alten links?', 'links waren kaputt / die neuen links gehen', 'neuen links'],
    ['funcionan los enlaces viejos?', 'los enlaces fallaban / los enlaces nuevos funcionan', 'nuevos'],
    ['is staging affected?', 'many errors / production is affected', 'roduction'],
  ])("isn't its opposite: %s", async (question, said, other) => {
    expect((await answersTo(question, chatOf(said))).join('\n')).not.toContain(other);
  });
});

describe('how a level is now', () => {
  it.each([
    [
      'how many messages are in the queue?',
      'queue on hl7 has 1,900 messages / a vendor called / queue 0',
      /^Queue 0/,
    ],
    [
      'wie viele jobs sind in der queue?',
      'spooler hat 4000 jobs in der queue / ich lösche / queue leer',
      /^Queue leer/,
    ],
    [
      "what's the error rate now?",
      'search is slow / checkout error rate 38% / vendor called / checkout at 6% errors, the rest are writes / node 7 is back / checkout 0.4%, queue draining',
      /^Checkout 0\.4%/,
    ],
    [
      'combien de clients en attente ?',
      '3 000 clients en attente / la file descend, 900 clients / 400',
      /^400|900/,
    ],
    [
      'how many mails are in the mail queue?',
      'mail queue has 900 mails / checkout queue 15,000',
      /^Mail queue has 900/,
    ],
    ['how many tickets were there in total?', '84 tickets in total / tickets 12 left', /^84/],
  ])('comes from the newest line of its series: %s', async (question, said, expected) => {
    const [first] = await answersTo(question, chatOf(said));

    expect(first).toMatch(expected);
  });
});

describe('who', () => {
  it.each([
    [
      'who writes the runbook?',
      "tasks: Carol fixes the sync, Bob writes the runbook / I'm out tomorrow, Carol can you take the runbook? / sure",
      /Carol: Sure/,
    ],
    [
      'who writes the review?',
      "boards are current / Bob writes the review / I'm off tomorrow, Alice can you? / yes",
      /Alice: Yes/,
    ],
    [
      'who does the rotation ticket?',
      "Bob can you open a ticket for log rotation / sure / actually I'll do the rotation ticket",
      /^Carol: “Actually/,
    ],
    [
      'who decided the rollback',
      'rollback running / rolling back to 7.1, my call / rollback done',
      /^Bob: “Rolling/,
    ],
    [
      'quién decidió restaurar la llave',
      'restauramos la llave? / ok, restaurad la llave. decisión mía',
      /decisión mía/i,
    ],
    [
      '誰が切り戻しを決めましたか?',
      '切り戻しできますか? / できます / 私が判断します。戻してください',
      /私が判断/,
    ],
  ])('took it on last: %s', async (question, said, expected) => {
    const [first] = await answersTo(question, chatOf(said));

    expect(first).toMatch(expected);
  });

  it.each([
    ['wer hat die firewall regel geändert?', 'drucker stehen / die firewall regel wurde heute um 6 geändert'],
    ['who changed the firewall rule?', 'printers are down / the firewall rule was changed at 6'],
    [
      'who renamed the index?',
      'search is empty / can we see if the index was renamed / please rename the index back',
    ],
  ])("isn't the author of a line that names no one: %s", async (question, said) => {
    expect(await answersTo(question, chatOf(said))).toEqual([]);
  });
});

it('accepts an answer by the person who went to look', async () => {
  const talk = new Conversation();
  talk.says('boards are frozen');
  talk.says('is it the cert? checking', { user_id: 'U02BOB' });
  talk.says('no, valid until june', { user_id: 'U02BOB' });

  expect((await answersTo('is it the cert?', talk)).join('\n')).toContain('valid until june');
});

it('accepts a yes that comes a few words late', async () => {
  const talk = chatOf('can we restart the nightly job? / tonight yes, not now');

  expect((await answersTo('can the nightly job be restarted?', talk)).join('\n')).toContain('Tonight yes');
});
