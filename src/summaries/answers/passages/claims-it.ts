import { cuesIn } from '../../language/cues-in.js';
import { namesSelf } from '../../language/names-self.js';
import type { Entry } from '../../state/entry.js';
import { namesPerson } from '../../state/reading/names-person.js';

/** A yes to a request. It says nothing after a question that asks who. */
const YES =
  /^(?:yes|yep|yup|yeah|sure|ok|okay|k|ja|jo|jep|klar|sí|si|dale|claro|vale|oui|ouais|d'accord|sim|はい|了解(?:です|しました)?|承知(?:です|しました)?|\+1)[\s.!。]*$/iu;

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
  if (cuesIn(plain).hasAny('negation', 'unknown')) return false;
  return namesSelf(plain) || (isRequest && YES.test(plain)) || namesPerson(plain, people);
}
