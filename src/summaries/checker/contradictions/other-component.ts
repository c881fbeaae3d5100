import { conceptsIn } from '../../language/concepts.js';
import { languageOf } from '../../language/language-of.js';
import { namesDay } from '../numbers/future-times.js';
import type { Assertion, Piece } from '../record/evidence.js';
import { isOtherLanguage } from '../record/is-supported.js';
import { sharedStems } from '../record/shared-stems.js';
import { areOnOtherSides, parseGroups } from './antonyms.js';

/** Parts of a system that nobody takes for each other, in the format of the antonyms. */
const COMPONENTS = parseGroups(`
cache caches caché キャッシュ | database databases db datenbank datenbanken データベース | queue queues warteschlange キュー | proxy proxies プロキシ | waf firewall firewalls | dns | broker brokers | worker workers | gateway gateways | scheduler
disk disks festplatte festplatten disco ディスク | cpu | memory ram arbeitsspeicher メモリ
app apps アプリ | website webseite web | dashboard | api
email emails e-mail e-mails mail mails メール | sms | push
staging | production prod produktion producción produção
android | ios
webhook webhooks hooks | pages
certificate certificates cert zertifikat certificado certificat 証明書 | password passwords passwort contraseña | token tokens`);

interface Compared {
  assertions: readonly Assertion[];
}

/** A claim has to follow a line this closely to be the same statement about another component. */
const SAME = 1 / 3;
/** The same for places: a claim may combine lines about several. */
const SAME_ELSEWHERE = 0.5;

/** Whether the claim says of one component what its lines say of another: `the proxy` where they have `the WAF`. */
export function swapsComponent({ assertions }: Compared): boolean {
  return assertions.some(
    ({ text, words, best }) => best.length > 0 && best.every((piece) => isAboutOther(text, words, piece)),
  );
}

function isAboutOther(
  text: string,
  words: ReadonlySet<string>,
  { statement, line, words: said }: Piece,
): boolean {
  if (isOtherLanguage(text, line.text) || statement.isQuestion) return false;
  return sharedStems(words, said) >= words.size * SAME && areOnOtherSides(text, statement.text, COMPONENTS);
}

/** A name after a preposition: `in Leipzig`, `for the Palace`, `on US`. */
const PLACED =
  /(?<!\p{L})(?:in|at|for|from|to|on|aus|bei|en|de|em|à|pour|para) (?:the |el |la |le |o |a )?(\p{Lu}[\p{L}\p{N}-]{1,30})(?!\p{L})/gu;

/** Whether the claim says of one place or group what its lines say of another. */
export function swapsPlace({ assertions }: Compared): boolean {
  return assertions.some(({ text, words, best }) => {
    if (languageOf(text) === 'de') return false;
    const own = placesIn(text);
    return (
      own.length > 0 && best.length > 0 && best.every((piece) => isElsewhere(own, { text, words, piece }))
    );
  });
}

/** `in May` and `on Monday` are compared with the times. */
const MONTH_OR_DAY =
  /^(?:jan|feb|mar(?:ch|zo|s|ço)|apr|abr|avr|may|mai|mayo|maio|jun|juin|jul|juil|aug|ago|août|sep|oct|out|okt|nov|dec|dez|dic|déc|utc)/i;

function placesIn(text: string): string[] {
  const names = [...text.matchAll(PLACED)].map(([, name = '']) => name);
  return names.filter((name) => !MONTH_OR_DAY.test(name) && !namesDay(name));
}

function isElsewhere(
  own: readonly string[],
  { text, words, piece }: { text: string; words: ReadonlySet<string>; piece: Piece },
): boolean {
  const { line, statement, words: said } = piece;
  if (isOtherLanguage(text, line.text) || statement.isQuestion) return false;
  const others = placesIn(statement.text).filter((name) => sharedStems(conceptsIn(name), words) === 0);
  const known = conceptsIn(`${line.who} ${statement.text}`);
  const strange = own.filter((name) => sharedStems(conceptsIn(name), known) === 0);
  return (
    others.length > 0 &&
    strange.length === own.length &&
    sharedStems(words, said) >= (words.size - strange.length) * SAME_ELSEWHERE
  );
}
