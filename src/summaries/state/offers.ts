import { namesSelf } from '../language/names-self.js';
import type { Statement } from '../language/statements.js';
import { namesPerson } from './names-person.js';
import type { Situated } from './situated.js';
import type { StatedKind } from './state-model.js';

/** Asks for a person, or for someone who does something. */
const ASKS_WHO =
  /^[¿"“]?(?:\p{L}{1,6},? ){0,2}?(?:who(?:['’]s)?|(?:can|could|will|is|does) (?:someone|somebody|anyone|anybody)|any ?(?:one|body)|any volunteers|wer|(?:kann|könnte|mag|ist|schaut|macht) (?:jemand|mal jemand|bitte jemand)|quién(?:es)?|(?:puede|podría|hay|está) alguien|alguien (?:puede|está)|qui|(?:est-ce que |il y a )?quelqu['’]un|quem|(?:tem )?algu[eé]m|(?:pode|poderia) algu[eé]m|кто)(?!\p{L})|誰|どなた/iu;

/** Whether someone who was asked for names themself. */
export function offers(asked: Pick<Statement, 'isQuestion' | 'text'>, text: string): boolean {
  return asked.isQuestion && ASKS_WHO.test(asked.text) && namesSelf(text);
}

/** `All EU customers` */
const AFFECTED_WORDS_MAX = 3;

/** Whether someone who was asked for a person names one, or says who is affected. `Later` names no one. */
export function names(
  asked: Pick<Statement, 'isQuestion' | 'text' | 'cues'>,
  { text, words, cues }: Statement,
  people: ReadonlySet<string>,
): boolean {
  if (!asked.isQuestion || !ASKS_WHO.test(asked.text)) return false;
  if (asked.cues.has('affected') && cues.has('affected')) return words.size <= AFFECTED_WORDS_MAX;
  return namesPerson(text, people);
}

/**
 * The kind of an answer to a question for a person. `me` is what's done after `who restarted it?`, and what's next after
 * `who writes it up?`; another's name is neither, and no suspicion.
 */
export function kindOfNamed({ statement, previous, answered, people }: Situated): StatedKind | undefined {
  const asked = answered?.statements.findLast(({ isQuestion }) => isQuestion);
  if (asked === undefined || previous !== undefined || statement.cues.hasAny('negation', 'unknown'))
    return undefined;
  if (offers(asked, statement.text)) return isPast(asked, statement) ? 'done' : 'next';
  if (!names(asked, statement, people)) return undefined;
  return asked.cues.has('affected') ? 'impact' : 'context';
}

/** `Anyone touch nginx?` asks for the past, `anyone free?` and `anyone looking?` don't. */
const ANYONE_DID =
  /^any ?(?:one|body) (?!(?:able|free|up|around|here|there|can|could|want|wants|on|who|else)\b|\p{L}+ing\b)\p{L}/iu;
const CLOCK = /\d{1,2}[:h]\d{2}/;

function isPast(asked: Statement, { text }: Statement): boolean {
  return PAST.test(asked.text) || ANYONE_DID.test(asked.text) || CLOCK.test(text);
}

/** `Who restarted it?` In German, `wer informiert sie?` looks like the past to a list of words. */
const PAST =
  /\b(?:who|anyone|anybody|someone|somebody)(?:['’]s| has| had| just| already| else)* (?:did|was|were|done|\p{L}{2,20}ed|broke|set|made|took|ran|wrote|put|sent|got|cut|shut|left|began)\b|(?<!\p{L})(?:wer|jemand) (?:hat|hatte|war)(?!\p{L})|(?<!\p{L})(?:quién|quiénes|alguien) (?:ha|había|fue|\p{L}{2,20}(?:ó|aron|ieron|zo|uvo|uso))(?!\p{L})|(?<!\p{L})(?:qui|quelqu['’]un) (?:a|avait|était)(?!\p{L})|(?<!\p{L})(?:quem|algu[eé]m) (?:foi|tinha|\p{L}{2,20}(?:ou|eu|iu|ez))(?!\p{L})|(?<!\p{L})кто(?: это)? \p{L}{2,20}(?:л|ла|ли)(?!\p{L})|(?:誰|どなた).{1,30}(?:ました|したか|した\?|した？)/iu;
