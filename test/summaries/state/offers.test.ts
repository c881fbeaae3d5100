import { describe, expect, it } from 'vitest';
import { talkOf } from './exchanges.js';

async function exchange(asked: string, reply: string) {
  const entries = await talkOf(asked, reply);
  return { question: entries.get(asked), answer: entries.get(reply) };
}

describe('an answer to a question for a person', () => {
  it.each([
    ["who's calling the provider?", 'me'],
    ['who writes up the postmortem', 'i can, by thursday'],
    ['can someone call the provider', 'on it'],
    ['any volunteers for the writeup?', 'me!'],
    ['anyone free for the writeup?', 'me!'],
    ['wer schreibt den Bericht?', 'mach ich'],
    ['wer informiert die Kunden?', 'mach ich'],
    ['kann jemand den Anbieter anrufen', 'ich kann das übernehmen'],
    ['¿quién llama al proveedor?', 'me encargo'],
    ['qui appelle le fournisseur ?', 'moi'],
    ['quem escreve o post-mortem?', 'eu assumo'],
    ['誰が対応していますか？', '私です'],
    ['кто займётся базой?', 'я'],
    ['who has time to write it up?', 'me'],
  ])('is what comes next after "%s": "%s"', async (asked, reply) => {
    const { question, answer } = await exchange(asked, reply);

    expect(answer).toMatchObject({ kind: 'next', asked: { text: asked } });
    expect(question?.fate).toBe('answered');
  });

  it.each([
    ['who restarted redis?', 'i did, sorry'],
    ['anyone touch nginx today?', 'me, but only the log format'],
    ['quién reinició redis?', 'yo, a las 9:40'],
    ['wer hat redis neu gestartet?', 'ich'],
    ['qui a redémarré redis ?', 'moi'],
    ['誰が再起動しましたか？', '私です'],
  ])('is what was done after "%s": "%s"', async (asked, reply) => {
    expect((await exchange(asked, reply)).answer).toMatchObject({ kind: 'done', asked: { text: asked } });
  });

  it.each([
    ["who's on the db?", 'i think alice is'],
    ['who owns the gateway?', 'team payments'],
    ['wer ist dran?', 'Alice'],
    ['who has access to the controller?', 'me'],
    ['wer hat Zugriff auf den Controller?', 'ich'],
    ['¿quién tiene la clave?', 'yo'],
    ['qui a accès au serveur ?', 'moi'],
    ['quem sabe a senha?', 'eu'],
  ])('may name a person, whom no one suspects, and no work: "%s", "%s"', async (asked, reply) => {
    const { question, answer } = await exchange(asked, reply);

    expect(answer).toMatchObject({ kind: 'context', asked: { text: asked } });
    expect(question?.fate).toBe('answered');
  });

  it('is the impact if it says who is affected', async () => {
    expect((await exchange("who's affected?", 'all EU customers')).answer?.kind).toBe('impact');
  });

  it.each([
    ['who can test on android', 'not me'],
    ['kann jemand den Support informieren?', 'später, bin im Meeting'],
    ['who can call them?', 'later'],
    ['who broke it', 'no idea'],
    ['who set the timeout?', 'checkout fails again in the EU region'],
  ])('leaves it open if it names no one: "%s", "%s"', async (asked, reply) => {
    const { question, answer } = await exchange(asked, reply);

    expect(answer?.asked).toBeUndefined();
    expect(question?.fate).toBe('holds');
  });
});

it('answers with a yes what was asked before the end of a message', async () => {
  const entries = await talkOf('anyone else seeing this? my app logged me out', 'yep same here, web too');

  expect(entries.get('yep same here, web too')?.asked?.text).toBe('anyone else seeing this?');
});
