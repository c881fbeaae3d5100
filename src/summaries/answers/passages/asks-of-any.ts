import { asksHowMany } from '../../language/asks-how-many.js';
import { conceptsIn } from '../../language/concepts.js';
import type { Entry } from '../../state/entry.js';
import { questionTypeOf } from '../question/question-type.js';
import type { Question } from '../question/read-question.js';
import type { Wanted } from '../question/wanted.js';

/** `Anything lost?` asks about everything, and `who muted it?` about what was just named. */
const OF_ANY =
  /(?<!\p{L})(?:anything|any|something|everything|all|none|it|that|this|them|they|those|etwas|was|alles|alle|es|das|die|algo|todo|todos|todas|nada|eso|esto|lo|los|quelque chose|rien|tout|tous|ça|cela|isso|isto|tudo)(?!\p{L})|何か|全部|すべて|みんな|それ|これ/iu;
/** Words for any subject that count as words of the question they're in. */
const ANY_WORDS =
  'anything anyone anybody any something someone everything everyone everybody all none ones which lesquels lesquelles cuales quais welche wann denn cual todos todas alle tous quelque chose quelqu 何 全部 皆';

/** The share that such a question counts as having of a question that names its subject. */
const OF_ANY_SHARE = 0.9;
/** `Which ones?`, `since when?`: a question of this many words at most may be about the line before. */
const SHORT_MAX = 4;
const ASKS_WHICH =
  /^\W{0,3}(?:which|what ones|welche\p{L}?|cu[aá]les|lesquel\p{L}{1,3}|quais)(?!\p{L})|^(?:どれ|どの)/iu;
const ASKS_IF_ALL =
  /^\W{0,3}(?:a )?(?:all|both|everyone|everybody|everything|alle|alles|beide|todo|tod[oa]s|amb[oa]s|tous|toutes|tudo)(?!\p{L})|^(?:全|みんな|両方)/iu;

type Asking = Pick<Question, 'type' | 'text' | 'wanted'>;

/** How much of a question was asked in fewer words, 0 to 1. `before` has the words of the line that it's about. */
export function shareAskedBriefly(
  entry: Pick<Entry, 'text' | 'words'>,
  question: Asking,
  before: ReadonlySet<string>,
): number {
  if (asksOfAny(entry, question.wanted)) return OF_ANY_SHARE;
  if (!isShort(entry) || !asksAlike(entry.text, question)) return 0;
  const named = question.wanted.filter(({ kinds }) => kinds.length === 0);
  const isSaid = named.every(({ forms }) => [...forms.keys()].some((one) => before.has(one)));
  return named.length > 0 && isSaid ? OF_ANY_SHARE : 0;
}

/** Whether a short question asks for the same. Which ones are affected is also said where someone asks if it's all. */
function asksAlike(asked: string, { type, text }: Asking): boolean {
  if (asksHowMany(text) || asksHowMany(asked)) return asksHowMany(text) && asksHowMany(asked);
  if (questionTypeOf(asked) === type) return true;
  if (type === 'affected') return ASKS_WHICH.test(asked) || ASKS_IF_ALL.test(asked);
  return type === 'yesNo' && ASKS_IF_ALL.test(asked);
}

/** Whether a question has no subject of its own. */
export function isShort({ text, words }: Pick<Entry, 'text' | 'words'>): boolean {
  if (!/[?？]\s*$/.test(text) || text.trim().split(/\s+/).length > SHORT_MAX) return false;
  const any = conceptsIn(ANY_WORDS);
  return [...words].every((word) => any.has(word));
}

/**
 * Whether someone asked the same as a question without naming its subject: `anything lost?` for `were any webhooks lost`.
 * All of its words are in the question.
 */
function asksOfAny({ text, words }: Pick<Entry, 'text' | 'words'>, wanted: readonly Wanted[]): boolean {
  if (!OF_ANY.test(text)) return false;
  const named = wanted.filter(({ kinds }) => kinds.length === 0);
  const any = conceptsIn(ANY_WORDS);
  const own = [...words].filter((word) => !any.has(word));
  return own.length > 0 && own.every((word) => named.some(({ forms }) => forms.has(word)));
}
