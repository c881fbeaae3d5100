import { describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { Conversation } from '../conversation.js';

const BOB = { user_id: 'U02BOB' };
const CAROL = { user_id: 'U03CAROL' };

interface Talk {
  asked: string;
  reply: string;
  /** Whether the reply is in the question's thread. */
  isThread?: boolean;
}

async function answersTo(question: string, { asked, reply, isThread = true }: Talk): Promise<string> {
  const talk = new Conversation();
  talk.says('checkout fails for everyone in the EU');
  const first = talk.says(asked, BOB);
  if (isThread) talk.replies(first, reply, 'U03CAROL');
  else talk.says(reply, CAROL);
  talk.says('dashboards are slow as well', BOB);
  const { claims } = await extractiveSummarizer.summarize({ ...talk.input(), kind: 'ask', question });
  return claims
    .filter(({ section }) => section === 'answer')
    .map(({ text }) => text)
    .join('\n');
}

describe('a question that someone answered in few words', () => {
  it.each([
    ["who's calling the provider?", 'who is calling the provider?', 'me', /provider\?” Carol: Me/],
    ['who called the provider', 'who is calling the provider?', 'I am', /Carol: I am/],
    ['who is looking at the acl job?', 'anyone looking at the acl job?', 'on it', /Carol: On it/],
    ['who paused the mailer?', 'can someone pause the mailer?', '+1', /Carol: \+1/],
    ['who paused the mailer?', 'can someone pause the mailer?', '+1 doing it', /Carol: \+1 doing it/],
    ['who deployed billing-worker?', 'who deployed billing-worker?', 'Bob', /Carol: Bob/],
    ['wer ruft die Bank an?', 'wer ruft die Bank an?', 'ich', /Carol: Ich/],
    ['wer spielt die Liste ein?', 'wer spielt die Liste ein?', 'bin dran', /Carol: Bin dran/],
    ['quién avisa a soporte?', 'quién avisa a soporte?', 'yo', /Carol: Yo/],
    ['quién avisa a soporte?', 'quién avisa a soporte?', 'me encargo', /Carol: Me encargo/],
    ['qui prévient le support ?', 'qui prévient le support ?', 'moi', /Carol: Moi/],
    ['qui prévient le support ?', 'qui prévient le support ?', "je m'en occupe", /Carol: Je m'en occupe/],
    ['quem avisa o suporte?', 'quem avisa o suporte?', 'eu', /Carol: Eu/],
    ['鍵の復元は誰がやりますか？', '誰か鍵の復元をお願いできますか？', 'やります', /Carol: やります/],
  ])('%s', async (question, asked, reply, answer) => {
    for (const isThread of [true, false])
      expect(await answersTo(question, { asked, reply, isThread })).toMatch(answer);
  });

  it('comes with its question, without lines about something else', async () => {
    const answers = await answersTo('is mobile affected?', {
      asked: 'is mobile affected too?',
      reply: 'yep iOS and Android both',
    });

    expect(answers).toMatch(/^“Is mobile affected too\?” Carol: .*iOS and Android both$/i);
  });

  it.each([
    ['were any webhooks lost?', 'anything lost?', "none, they're queued", /lost\?” Carol: None/],
    ['was any patient harmed?', 'the board asks whether any patient was harmed', 'none', /None/],
    ['did anyone lose a booking?', 'anyone lose a booking?', 'nobody so far', /Nobody so far/],
    ['wurden Buchungen gelöscht?', 'wurde etwas gelöscht?', 'nichts', /Carol: Nichts/],
    ['¿se han borrado reservas?', '¿se borró algo?', 'nada', /Carol: Nada/],
    ['est-ce que des commandes sont perdues ?', 'on a perdu quelque chose ?', 'rien', /Carol: Rien/],
    ['予約は削除されましたか？', '何か削除された？', 'なし', /Carol: なし/],
  ])('may be about anything: %s', async (question, asked, reply, answer) => {
    expect(await answersTo(question, { asked, reply, isThread: false })).toMatch(answer);
  });

  it("isn't about anything if it has words that the question doesn't have", async () => {
    const talk = { asked: 'anything lost at the south gate?', reply: 'none' };

    expect(await answersTo('were any webhooks lost?', talk)).not.toContain('Carol');
  });

  it("isn't answered for one subject by a reply about another", async () => {
    const talk = { asked: 'who muted it?', reply: 'dunno' };

    expect(await answersTo('who muted the alert channel?', talk)).toBe('');
  });

  it.each([
    ['not me', 'who is calling the provider?'],
    ['me neither', 'who is calling the provider?'],
    ['no idea', 'who is calling the provider?'],
    ['ich auch nicht', 'wer ruft den Provider an?'],
    ['pas moi', 'qui appelle le provider ?'],
  ])("isn't answered by `%s`", async (reply, asked) => {
    expect(await answersTo(asked, { asked, reply })).not.toContain('Carol');
  });

  it('is another question if it names something else', async () => {
    const talk = { asked: 'who is restarting postgres?', reply: 'me' };

    expect(await answersTo('who is restarting redis?', talk)).toBe('');
  });
});

describe('a short question about the line before', () => {
  async function answer(question: string, lines: readonly string[]): Promise<string> {
    const talk = new Conversation();
    talk.says('checkout fails for everyone in the EU');
    for (const [i, text] of lines.entries()) talk.says(text, i % 2 === 0 ? BOB : CAROL);
    talk.says('dashboards are slow as well', BOB);
    const { claims } = await extractiveSummarizer.summarize({ ...talk.input(), kind: 'ask', question });
    const found = claims.filter(({ section }) => section === 'answer').map(({ text }) => text);
    return found.join('\n');
  }

  const INVOICES = [
    'invoices have the wrong tax rate',
    'which ones?',
    'austria and slovenia',
    'how many?',
    '412',
  ];

  it.each([
    ['which invoices are affected?', INVOICES, /^“Which ones\?” .*Austria and slovenia$/],
    ['how many invoices have the wrong rate?', INVOICES, /^“How many\?” .*412$/],
    ['why is the sync job stuck?', ['sync job is stuck', 'why?', 'disk is full'], /Disk is full/],
    ['are all pods affected?', ["pods can't start", 'all of them?', 'no, only in zone b'], /only in zone b/],
    [
      'which pods are affected?',
      ["pods can't start", 'all of them?', 'no, only in zone b'],
      /only in zone b/,
    ],
    ['welche Drucker sind betroffen?', ['Drucker streiken', 'welche?', 'Lager und Versand'], /Lager/],
    ['¿qué cajas están afectadas?', ['fallan las cajas', '¿cuáles?', 'norte y puerto'], /Norte y puerto/],
    [
      'quelles caisses sont touchées ?',
      ['les caisses plantent', 'lesquelles ?', 'nord et port'],
      /Nord et port/,
    ],
    ['どの店舗に影響がありますか', ['店舗のレジが止まった', 'どれ？', '京都と奈良'], /京都と奈良/],
  ])('is answered by the next one: %s', async (question, lines, expected) => {
    expect(await answer(question, lines)).toMatch(expected);
  });

  it("isn't about what was said earlier", async () => {
    const lines = ['invoices have the wrong rate', 'sync job is stuck', 'which ones?', 'north'];

    expect(await answer('which invoices are affected?', lines)).not.toContain('North');
  });
});
