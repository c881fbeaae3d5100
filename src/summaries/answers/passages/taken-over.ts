import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import { namesSelf } from '../../language/names-self.js';
import { asks } from '../../language/unmarked-questions.js';
import type { Entry, IncidentState } from '../../state/entry.js';
import { saysYes } from '../../state/reading/begins-answer.js';
import type { Question } from '../question/read-question.js';
import type { Wanted } from '../question/wanted.js';

/** Asks who did something, which nobody can take over later. */
const PAST =
  /(?<!\p{L})(?:did|was|were|has|had|wrote|made|took|put|set|found|broke|sent|gave|got|\p{L}{3,20}ed|hat|haben|hatte|war|wurde|\p{L}{2,20}(?:ó|ou|eu|iu)|a|ont|est|foi)(?!\p{L})|た(?:の|ん)?(?:ですか|か)?\W{0,3}$/iu;
/** `Actually I'll do it`. */
const OPENING =
  /^(?:(?:ok|okay|no|well|actually|then|so|fine|wait|eigentlich|dann|also|nein|doch|entonces|bueno|no|mejor|alors|bon|en fait|finalement|então|bom|na verdade),? ){1,2}/iu;
/** A shared word has to be almost as rare as the question's rarest. */
const SAYS_ENOUGH = 0.7;

/** The newest line in which someone takes on what a question asks about, unless the answer found is newer. */
export function takenOver(
  found: Entry | undefined,
  { entries, lines }: IncidentState,
  question: Question,
): Entry | undefined {
  if (question.type !== 'who' || PAST.test(question.text)) return undefined;
  const named = question.wanted.filter(({ kinds, isUnknown }) => kinds.length === 0 && !isUnknown);
  const isKnown = named.length > 0 && !question.wanted.some(({ isUnknown }) => isUnknown);
  const most = Math.max(0, ...named.map(({ weight }) => weight));
  const rare = named.filter(({ weight }) => weight >= most * SAYS_ENOUGH);
  const isIn = (words: ReadonlySet<string>) => (one: Wanted) =>
    [...one.forms.keys()].some((form) => words.has(form));
  // Without an answer to replace, the line has to be about all of it.
  const isAbout = (words: ReadonlySet<string>) =>
    found ? rare.some(isIn(words)) : isKnown && named.every(isIn(words));
  const later = entries.filter(({ place, line }) => place >= (found?.place ?? 0) && line.kind === 'said');
  for (const entry of later.reverse()) {
    const { text, words, place } = entry;
    const takes = namesSelf(text.replace(OPENING, ''));
    // Reading cues is slow, so only do it for a line that may take it on.
    if (!(takes || saysYes(text) || ACCEPTS.test(text)) || asks(text) || cuesIn(text).has('negation'))
      continue;
    if (takes && isAbout(words)) return entry;
    const before = lines[place - 1];
    if (!before || before.who === entry.line.who || !REQUEST.test(before.text)) continue;
    const isNext = found && place - found.place <= RIGHT_AFTER && ELLIPTIC.test(before.text);
    if (isNext || isAbout(conceptsIn(before.text)))
      return { ...entry, asked: { line: before, text: before.text } };
  }
  return undefined;
}

/** `I'm off, can you?` right after a task was given needs no word about it. */
const RIGHT_AFTER = 2;
const ELLIPTIC =
  /(?<!\p{L})(?:can|could|would) (?:you|\p{L}{2,20}) ?(?:(?:do|take) (?:it|that|this|over))?\W{0,3}$|(?<!\p{L})(?:kannst|könntest|machst|übernimmst) du(?: (?:das|es))?(?: (?:machen|übernehmen))?\W{0,3}$|(?<!\p{L})(?:puedes|podrías|lo haces|tu peux|pourrais-tu|você pode|pode)(?: (?:tú|hacerlo|le faire|fazer))?\W{0,3}$/iu;

/** Asks for something to be done. */
const REQUEST =
  /[?？]|(?<!\p{L})(?:can you|could you|please|pls|kannst du|könntest du|bitte|puedes|podrías|tu peux|pourrais-tu|pode|poderia)(?!\p{L})|てもらえ|お願い/iu;
const ACCEPTS =
  /^(?:sure|ok|okay|will do|done|klar|gern|mach ich|vale|dale|claro|d'accord|ça marche|tá|beleza|pode deixar)(?!\p{L})|^(?:了解|承知|わかりました)/iu;
