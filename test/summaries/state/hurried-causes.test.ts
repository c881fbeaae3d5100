import { describe, expect, it } from 'vitest';
import { Conversation } from '../conversation.js';
import { entriesOf, talkOf } from './exchanges.js';

async function causesIn(...texts: string[]): Promise<string[]> {
  const talk = new Conversation();
  for (const text of texts) talk.says(text);
  return (await entriesOf(talk)).flatMap(({ kind, text }) => (kind === 'cause' ? [text] : []));
}

describe('a fault that explains trouble', () => {
  it.each([
    'controller is up but has no license anymore, expired yesterday',
    'ldap läuft, aber die Lizenz ist weg, gestern abgelaufen',
    'el nodo responde pero no tiene licencia, caducó ayer',
    'le certificat du relais est expiré depuis minuit',
    'o certificado do proxy venceu ontem',
    'сертификат шлюза истёк вчера',
    '中継の証明書が期限切れです',
    'its the web key, referrer check is off',
    "c'est le cache, le disque est plein",
  ])('is the cause: %s', async (text) => {
    expect((await talkOf('it is down', text)).get(text)).toMatchObject({ kind: 'cause', sureness: 1 });
  });

  it.each([
    'maybe the cert expired',
    "the cert hasn't expired",
    'das Zertifikat ist nicht abgelaufen',
    'its the web team, they are on it',
    'we have to renew the license before it is expired',
  ])("isn't named: %s", async (text) => {
    expect((await talkOf('it is down', text)).get(text)).not.toMatchObject({ kind: 'cause', sureness: 1 });
  });

  it('remains the cause once it is put right', async () => {
    const cause = 'its the web key, referrer check is off';
    const entries = await talkOf('tiles are grey', cause, 'referrer check is back on');

    expect(entries.get(cause)?.fate).toBe('holds');
  });
});

describe('what is confirmed in the same message', () => {
  it.each([
    'null counts as old. thats it then',
    'die Zone ist leer. das ist es',
    'la cola esta llena. es eso',
    'переменную убрали из конфига. вот и причина',
  ])('is the cause: %s', async (text) => {
    expect(await causesIn('it is down', text)).toHaveLength(1);
  });
});
