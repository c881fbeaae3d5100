import { expect, it } from 'vitest';
import { talkOf } from './exchanges.js';

it.each([
  ['can we add a smoke test for amis', 'ya ill do it tmrw'],
  ['wir brauchen monitoring auf den ablauf', 'mach ich morgen'],
  ['wer hat das cert?', 'übernehme ich'],
  ['hay que avisar a los clientes', 'lo hago mañana'],
  ['il faut une alerte sur le certificat', "je m'en occupe"],
  ['fazemos alerta de vencimento?', 'sim, faço essa semana'],
  ['comms to merchants? who does it', 'im writing it'],
])('takes on what was asked for: "%s", "%s"', async (asked, reply) => {
  const entry = (await talkOf(asked, reply)).get(reply);

  expect(entry?.kind).toBe('next');
  expect(entry?.asked?.line.text).toBe(asked);
});

it.each([
  ['who can renew the cert', 'not my team, ask network', 'ill do it'],
  ['wer erneuert das cert?', 'nicht mein team, gehört dem netzwerk', 'übernehme ich'],
  ['quem renova?', 'eu não posso, é do time de segurança', 'deixa comigo, falo com eles'],
  ['¿quién lo renueva?', 'yo no puedo', 'me encargo'],
])('takes on what someone else refused: "%s", "%s", "%s"', async (asked, refusal, offer) => {
  const entries = await talkOf(asked, refusal, offer);

  expect(entries.get(offer)).toMatchObject({ kind: 'next', asked: { text: asked } });
  expect(entries.get(asked)?.fate).toBe('answered');
});

it.each([
  ['who tells marketing', 'already did'],
  ['wer informiert das Marketing?', 'schon erledigt'],
  ['¿quién avisa a ventas?', 'ya lo hice'],
  ['quem avisa o comercial?', 'já avisei'],
])('has done what was asked for: "%s", "%s"', async (asked, reply) => {
  expect((await talkOf(asked, reply)).get(reply)).toMatchObject({ kind: 'done', asked: { text: asked } });
});

it('takes on nothing that was asked long ago', async () => {
  const entries = await talkOf('who renews the cert?', 'cpu is at 40%', 'ok', 'p99 at 300 ms', 'ill do it');

  expect(entries.get('ill do it')?.asked).toBeUndefined();
});

it.each([
  ['revert done', 'done'],
  ['Neustart durch', 'done'],
  ['reinicio hecho', 'done'],
  ['dont restart it, we lose the queue', 'prohibition'],
  ['found it, dedupe key changed in 1.9', 'cause'],
  ['achei, o certificado pinado venceu', 'cause'],
  ["trouvé, la file n'a plus de consommateur", 'cause'],
])('is read by its form: %s is %s', async (text, kind) => {
  expect((await talkOf(text)).get(text)?.kind).toBe(kind);
});

it.each(['dont know yet', "don't see anything odd", 'dont have access there'])(
  'forbids nothing: %s',
  async (text) => {
    expect((await talkOf(text)).get(text)?.kind).not.toBe('prohibition');
  },
);

it.each(['fiber cut near mainz, eta 4h', 'Glasfaser durchtrennt, dauert noch 4 h'])(
  'suspects nothing by estimating when it ends: %s',
  async (text) => {
    expect((await talkOf(text)).get(text)?.kind).not.toBe('hypothesis');
  },
);
