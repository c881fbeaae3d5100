import { describe, expect, it } from 'vitest';
import { objectionsFor } from './objections-for.js';

describe('a claim is about something else than its lines', () => {
  it.each([
    ['component', 'The cache servers are overloaded', 'The database servers are overloaded.'],
    ['component', 'All of the time is spent in the WAF', 'All of the time was spent in the proxy.'],
    ['component', 'Webhooks are done, three left', 'Pages are done, three left.'],
    ['component', 'Staging has the new image', 'Production has the new image.'],
    ['component', 'Die Warteschlange ist voll', 'Die Datenbank ist voll.'],
    ['component', 'キャッシュの再起動が終わりました', 'データベースの再起動が終わりました。'],
    ['place', 'Members in Scotland see 0 points', 'Members in Wales see 0 points.'],
    ['place', 'Los clientes en Lima no pueden pagar', 'Los clientes en Quito no pueden pagar.'],
    ['place', 'Les clients à Lyon ne peuvent pas payer', 'Les clients à Nantes ne peuvent pas payer.'],
    ['place', 'Os clientes em Recife não conseguem pagar', 'Os clientes em Natal não conseguem pagar.'],
    ['numbered', 'Lag on events-eu is 640k', 'Lag on events-us is 640k.'],
    ['numbered', 'example.org ist nicht betroffen', 'example.com ist nicht betroffen.'],
  ])('%s: %s', async (rule, said, claim) => {
    expect(await objectionsFor([said], claim)).toContain(rule);
  });

  it.each([
    ['component', ['The cache servers are overloaded'], 'The caches are overloaded.'],
    ['component', ['The cache servers are overloaded', 'The database is fine'], 'The database is fine.'],
    ['component', ['Is the proxy overloaded?'], 'The question was whether the WAF is overloaded.'],
    ['component', ['The proxy in front of the database is down'], 'The database proxy is down.'],
    ['place', ['Members in Scotland see 0 points', 'Members in Wales see 20'], 'Members in Wales see 20.'],
    ['place', ['Opened in May', 'Fixed on Monday'], 'It was fixed in June.'],
    ['place', ['Der Dienst in Mainz ist aus'], 'Der Dienst in Hessen ist aus.'],
    ['numbered', ['Lag on events-eu is 640k', 'events-us is flat'], 'Lag on events-us is flat.'],
    ['numbered', ['The site is read-only'], 'The site is not read-write.'],
  ])('not %s: %j', async (rule, said, claim) => {
    expect(await objectionsFor(said, claim)).not.toContain(rule);
  });
});
