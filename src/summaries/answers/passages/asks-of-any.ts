import { conceptsIn } from '../../language/concepts.js';
import type { Entry } from '../../state/entry.js';
import type { Wanted } from '../question/wanted.js';

/** `Anything lost?` asks about everything, and `who muted it?` about what was just named. */
const OF_ANY =
  /(?<!\p{L})(?:anything|any|something|everything|all|none|it|that|this|them|they|those|etwas|was|alles|alle|es|das|die|algo|todo|todos|todas|nada|eso|esto|lo|los|quelque chose|rien|tout|tous|ça|cela|isso|isto|tudo)(?!\p{L})|何か|全部|すべて|みんな|それ|これ/iu;
/** Words for any subject that count as words of the question they're in. */
const ANY_WORDS =
  'anything anyone anybody any something someone everything everyone everybody all none quelque chose quelqu 何 全部 皆';

/** The share that such a question counts as having of a question that names its subject. */
export const OF_ANY_SHARE = 0.9;

/**
 * Whether someone asked the same as a question without naming its subject: `anything lost?` for `were any webhooks lost`.
 * All of its words are in the question.
 */
export function asksOfAny(
  { text, words }: Pick<Entry, 'text' | 'words'>,
  wanted: readonly Wanted[],
): boolean {
  if (!OF_ANY.test(text)) return false;
  const named = wanted.filter(({ kinds }) => kinds.length === 0);
  const any = conceptsIn(ANY_WORDS);
  const own = [...words].filter((word) => !any.has(word));
  return own.length > 0 && own.every((word) => named.some(({ forms }) => forms.has(word)));
}
