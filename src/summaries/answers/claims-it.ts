import { cuesIn } from '../language/cues-in.js';
import type { Entry } from '../state/entry.js';

/** `me`, `ich`, `moi, tout de suite`: a pronoun is the whole answer, or its first clause. */
const ME =
  /^(?:(?:that(?:'s| is| was)|it(?:'s| is| was)) )?(?:me|i|we|us|i am|i'm|we are|i do|i did|we did|i will|i'll|i can|i have|i've|(?:das )?(?:bin |war |mach(?:e)? |hab(?:e)? )?(?:ich|wir)|ich (?:bin's|mache? das|mach's)|(?:soy |fui |voy )?yo|nosotr[oa]s|(?:c'est |c'était )?(?:moi|nous)|(?:fui |sou )?eu|nós)(?:$|[\s.!]*$|\s?[,.;:–—]\s|\s\()|^(?:私|僕|俺|自分|わたし)(?:です|が|で|ね|[。、!]|$)/iu;
/** `on it`, `bin dran`, `je m'en occupe`. */
const ON_IT =
  /^(?:(?:i|we)(?:'m| am|'re| are|'ve| have)? )?(?:already |just )?(?:on it|on that|doing (?:it|that|so)|will do|got (?:it|this)|taking (?:it|that)|mine|looking(?: into it| at it| now)?|calling(?: them| now)?)(?![\p{L}'])|^(?:ich )?(?:bin (?:schon |da )?dran|kümmere? mich(?: drum)?|übernehme(?: ich| das)?|mach(?:e|s)?(?: ich| das)?|schau(?:e)?(?: ich| mir das an)?)(?!\p{L})|^(?:yo )?(?:me encargo|me ocupo|voy|en eso|estoy en eso|en ello|lo hago|lo tomo|lo veo)(?!\p{L})|^(?:je (?:m'en (?:occupe|charge)|le fais|prends|regarde|m'y mets)|j'y suis|c'est pour moi)(?!\p{L})|^(?:deixa comigo|pode deixar|(?:eu )?(?:cuido|faço|assumo|pego)|já estou (?:nisso|vendo)|estou (?:nisso|vendo))(?!\p{L})|^(?:私|僕)?(?:が)?(?:やります|やってます|対応します|対応中|見ます|見てます|確認します|担当します|連絡します|いきます)/iu;
/** A yes to a request. It says nothing after a question that asks who. */
const YES =
  /^(?:yes|yep|yup|yeah|sure|ok|okay|k|ja|jo|jep|klar|sí|si|dale|claro|vale|oui|ouais|d'accord|sim|はい|了解(?:です|しました)?|承知(?:です|しました)?|\+1)[\s.!。]*$/iu;
const YES_FIRST =
  /^(?:yes|yep|yup|yeah|sure|ok|okay|ja|jep|klar|sí|claro|vale|oui|ouais|d'accord|sim|はい|了解です|\+1)(?:[\s,.!、。]{1,3}|$)/iu;
/** `me neither` isn't a claim, nor `me too` after a question. */
const NEITHER = /(?<!\p{L})(?:neither|too|either|auch|tampoco|también|non plus|aussi|também)(?!\p{L})|も/iu;
const NAMES_MAX = 3;
const WORD = /[\p{L}\p{N}]{1,30}/gu;
const LINKS: ReadonlySet<string> = new Set([
  'and',
  'und',
  'y',
  'et',
  'e',
  'is',
  'ist',
  'does',
  'did',
  'will',
]);

/**
 * Whether a reply names the person who does what was asked about, in few words: `me`, `on it`, a bare name, or a yes if
 * it was a request.
 */
export function claimsIt(
  { text }: Pick<Entry, 'text'>,
  people: ReadonlySet<string>,
  isRequest: boolean,
): boolean {
  const plain = text.replaceAll('’', "'").trim();
  if (NEITHER.test(plain) || cuesIn(plain).hasAny('negation', 'unknown')) return false;
  const rest = plain.replace(YES_FIRST, '');
  return ME.test(plain) || ON_IT.test(rest) || (isRequest && YES.test(plain)) || isBareName(plain, people);
}

function isBareName(text: string, people: ReadonlySet<string>): boolean {
  const words = (text.toLowerCase().match(WORD) ?? []).filter((word) => !LINKS.has(word));
  const named = words.filter((word) => people.has(word));
  return named.length > 0 && words.length <= NAMES_MAX && people.has(words[0] ?? '') && !/[?？]/.test(text);
}
