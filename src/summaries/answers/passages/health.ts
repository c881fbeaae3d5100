import { lazy } from '../../../base/lazy.js';
import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';

export type Health = 'fine' | 'bad';

/** Words for something that works, and for something that doesn't. `*` is any ending. */
const FINE =
  'fine ok okay clean healthy normal green good works working unaffected untouched stable reachable online available serving clear rejoined recovered resumed unpaused restored ' +
  'läuft laufen läufts geht gehen gut gesund grün sauber unauffällig funktioniert funktionieren erreichbar ' +
  'bien verde normales funciona* responde vuelve volvió ' +
  'répond répondent marche marchent fonctionne fonctionnent vert revient ' +
  'bem voltou voltaram rola';
const BAD =
  'affected impacted hit down broken broke failing fails stuck slow dead degraded offline unreachable ' +
  'betroffen kaputt hängt langsam tot ausgefallen gestört ' +
  'afectad* caíd* lent* falla fallan rot* ' +
  'touché* affecté* impacté* bloqué* lente* ' +
  'afetad* atingid* fora lento quebrad* travad*';
/** `ICU yes`, `halle 2 auch`: in a clause this short, the subject is like what was said before. */
const LIKEWISE =
  'yes too also same likewise auch ebenfalls genauso sí también igual aussi pareil oui também sim idem no not nicht non pas não';
const LIKEWISE_MAX = 4;

const FINE_JA = /問題(?:ない|なし|あり?ません|なく)|正常|大丈夫|使え(?:ます|る|て)|復旧|動いて/u;
const BAD_JA = /エラー|落ち|止ま|遅|影響|使えな|つなが[らり]|同じ/u;
/** `No errors`, `not touched`, `sin problemas`: a denial of trouble. */
const NO_TROUBLE =
  /(?<!\p{L})(?:no|zero|without|not|isn't|aren't|wasn't|weren't|kein\p{L}{0,2}|ohne|nicht|sin|no está\p{L}?|pas(?: de)?|sans|sem|não(?: foi| está)?)\s(?:\p{L}{1,12}\s){0,1}(?:errors?|issues?|problems?|trouble|5xx|touched|affected|impacted|hit|fehler|probleme?n?|betroffen|errores|problemas?|afectad\p{L}{1,2}|erreurs?|problèmes?|touchée?s?|affectée?s?|erros?|afetad\p{L}{1,2})(?!\p{L})|影響(?:は)?(?:ない|なし|あり?ません|受けて(?:い)?ません)/iu;
/** A question's last word: `is node 9 up`. */
const ASKS_IF_BACK = /(?<!\p{L})(?:up|down|back|on|off)\W{0,3}$/iu;
/** `Back` and `up` as states, rather than parts of `rolling back` and `set up`. */
const IS_BACK =
  /(?:(?<!\p{L})(?:is|are|was|were|all|now|came|comes|wieder|both)|'s|'re) (?:back|up|da|on|off)(?!\p{L})|(?<!\p{L})all \p{L}{2,20} (?:back|up)(?!\p{L})|^\S{1,30} (?:back|up|on|off|back on)\W*$/iu;
/** `Warehouse sync runs again`. */
const AGAIN =
  /(?<!\p{L})(?:\p{L}{2,20}s again|wieder (?:an|auf|da|online|normal|frei)|(?:de nuevo|otra vez|à nouveau|de nouveau|de novo|outra vez))(?!\p{L})/iu;
/** `Is it ok to restart it` asks for permission. */
const ASKS_LEAVE = /(?<!\p{L})(?:ok|okay|safe|fine|good|gut|bien) (?:to|for|if|wenn|si)(?!\p{L})/iu;
/** What comes right before a word that it denies. */
const DENIED =
  /(?:(?<!\p{L})(?:not|never|no|nicht|nie|kein\p{L}{0,2}|plus|ne|não)|n't)\s(?:\p{L}{1,12}\s){0,2}$/iu;

/** How a clause says that something is, or what a question asks about. Undefined if it's about something else. */
export function healthIn(clause: string, of: 'statement' | 'question'): Health | undefined {
  const plain = clause.replaceAll('’', "'").toLowerCase();
  if (of === 'question' && ASKS_LEAVE.test(plain)) return undefined;
  if (of === 'question' && ASKS_IF_BACK.test(plain)) return 'fine';
  if (NO_TROUBLE.test(plain) || FINE_JA.test(plain) || IS_BACK.test(plain)) return 'fine';
  if (BAD_JA.test(plain)) return 'bad';
  if (AGAIN.test(plain) && !cuesIn(plain).has('failure')) return 'fine';
  const fine = patterns().fine.exec(plain);
  if (fine) return DENIED.test(plain.slice(0, fine.index)) ? 'bad' : 'fine';
  if (patterns().bad.test(plain)) return 'bad';
  const isShort = plain.split(/\s+/).length <= LIKEWISE_MAX;
  return of === 'statement' && isShort && patterns().likewise.test(plain) ? 'bad' : undefined;
}

interface Patterns {
  fine: RegExp;
  bad: RegExp;
  likewise: RegExp;
  /** The concepts of all words, because a question's words are folded into those. */
  concepts: ReadonlySet<string>;
}

const patterns = lazy(
  (): Patterns => ({
    fine: patternOf(FINE),
    bad: patternOf(BAD),
    likewise: patternOf(LIKEWISE),
    concepts: conceptsIn(`${FINE} ${BAD} ${LIKEWISE} 影響 エラー`.replaceAll('*', 'o')),
  }),
);

function patternOf(words: string): RegExp {
  const each = words.split(' ').map((word) => word.replace('*', '\\p{L}{0,3}'));
  return new RegExp(`(?<!\\p{L})(?:${each.join('|')})(?!\\p{L})`, 'iu');
}

/** Whether a word of a question only asks how something is. */
export function isHealthWord(word: string): boolean {
  const { concepts, fine, bad } = patterns();
  return concepts.has(word) || fine.test(word) || bad.test(word);
}

/** Whether a question is about how something is, or whether something else is like it: `and ICU too?`. */
export function asksHealth(question: string): boolean {
  const plain = question.replaceAll('’', "'");
  return healthIn(plain, 'question') !== undefined || patterns().likewise.test(plain);
}
