import { describe, expect, it } from 'vitest';
import { Conversation } from '../conversation.js';
import { entriesOf, talkOf } from './exchanges.js';

describe('a short question', () => {
  it.each([
    ['all drafts or old ones?', 'older than 30 days it seems'],
    ['¿quién tocó algo anoche?', 'yo subí la versión nueva'],
    ['qui connait ce salarié?', 'rh, je les appelle'],
    ['anyone plug in something?', 'contractor put a laptop on the panel at 9'],
    ['since when does acme see it?', 'half past two they say'],
    ['aumentar o limite de conexões?', 'amanhã vejo, precisa de mais memória'],
    ['only new cards or old ones too?', 'new ones only, old ones still open'],
    ['nur die neuen oder auch die alten?', 'nur die neuen, die alten sind noch offen'],
    ['who orders the firmware?', 'Dana from facilities, by friday'],
    ['who orders the new locks?', 'Dr. Weber from facilities'],
    ['wer bestellt die Ersatzteile?', 'Frau Weber aus der Technik, bis Freitag'],
    ['¿quién avisa a los clientes?', 'Marta de soporte, hoy'],
  ])('is answered by the short line after it: "%s", "%s"', async (question, answer) => {
    const entries = await talkOf('the gateway drops', question, answer);

    expect(entries.get(question)?.fate).toBe('answered');
  });

  it.each([
    ['do we owe them a credit?', 'queue is at 400'],
    ['how many drafts?', 'stopped the cron'],
    ['since when?', 'no idea tbh'],
    ['who talks to the network provider?', 'Error de red, otra vez'],
    ['who talks to the network provider?', 'Bug in checkout, still there'],
    ['who talks to the network provider?', 'Status from upstream, no change'],
    ['what does the log say?', 'dont run anything else please'],
  ])('stays open otherwise: "%s", "%s"', async (question, line) => {
    expect((await talkOf('the gateway drops', question, line)).get(question)?.fate).toBe('holds');
  });

  it('is followed by work if someone is named for it by a time', async () => {
    const named = 'Dana from facilities, by friday';
    const entries = await talkOf('the locks fail', 'who orders the firmware?', named);

    expect(entries.get(named)?.kind).toBe('next');
  });

  it.each([
    ['all regions?', 'eu only afaik'],
    ['¿todos?', 'solo zona norte'],
    ['welche?', 'shop und api, blog geht'],
    ['toutes les régions?', 'seulement le nord'],
  ])('is about the extent if its answer limits it: "%s", "%s"', async (question, answer) => {
    const entries = await talkOf('players get kicked', question, answer);

    expect(entries.get(answer)).toMatchObject({ kind: 'impact', asked: { text: question } });
  });
});

describe('a question that its author answers', () => {
  async function fateOf(question: string, ...lines: string[]): Promise<string | undefined> {
    const talk = new Conversation();
    talk.says('door controller is dead', { user_id: 'U02BOB' });
    for (const line of [question, ...lines]) talk.says(line);
    return (await entriesOf(talk)).find(({ text }) => text === question)?.fate;
  }

  it.each([
    ['who renews it?', "procurement, i'll open a ticket"],
    ['wer verlängert die Lizenz?', 'Einkauf, ich mach ein Ticket auf'],
    ['¿quién la renueva?', 'compras, yo hago el ticket'],
    ['qui la renouvelle?', 'achats, je fais le ticket'],
  ])('is closed by taking it on: "%s", "%s"', async (question, line) => {
    expect(await fateOf(question, line)).toBe('answered');
  });

  it('is closed by what they learned', async () => {
    expect(await fateOf('do we have to report it?', 'asking legal', 'legal decided: yes, we report it')).toBe(
      'answered',
    );
  });

  it('stays open if they go on about it', async () => {
    expect(await fateOf('who renews it?', 'it says expired yesterday')).toBe('holds');
  });
});

it.each([
  "procurement, i'll open a ticket",
  'ich bau Checks für Shop und API',
  'je préviens les salariés',
  'yo hago el ticket',
  'vou abrir um chamado',
  'я сделаю тикет',
])('reads what someone takes on as a next step: %s', async (text) => {
  expect((await talkOf('door controller is dead', text)).get(text)?.kind).toBe('next');
});
