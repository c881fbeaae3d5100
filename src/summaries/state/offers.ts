import type { Statement } from '../language/statements.js';
import type { Situated } from './situated.js';
import type { StatedKind } from './state-model.js';

/** Asks for a person, or for someone who does something. */
const ASKS_WHO =
  /^[¿"“]?(?:\p{L}{1,6},? ){0,2}?(?:who(?:['’]s)?|(?:can|could|will|is|does) (?:someone|somebody|anyone|anybody)|any ?(?:one|body)|any volunteers|wer|(?:kann|könnte|mag|ist|schaut|macht) (?:jemand|mal jemand|bitte jemand)|quién(?:es)?|(?:puede|podría|hay|está) alguien|alguien (?:puede|está)|qui|(?:est-ce que |il y a )?quelqu['’]un|quem|(?:tem )?algu[eé]m|(?:pode|poderia) algu[eé]m|кто)(?!\p{L})|誰|どなた/iu;

/** Names oneself: `me`, `i can`, `mach ich`. `I think it was Bob` doesn't. */
const OFFERS =
  /^(?:(?:yep|yes|yeah|ok|sure|ja|klar|sí|oui|sim|да)[,.!]? )?(?:(?:me|mine|moi|yo|eu|ich|я|私|僕|俺)(?=[\s,.!。、]*$|[,.!。、])|(?:on it|taking (?:it|this|that)|i['’]?m (?:on|doing|taking|already)|i['’]?ve got (?:it|this|that)|i (?:can|will|got (?:it|this|that)|have (?:it|this|that)|did|do|take)|i['’]?ll|(?:mach|mache|übernehme|übernehm|erledige|schreibe|schreib) ich|ich (?:kann|mache?s?|übernehme|übernehm|erledige|kümmere|kümmer|schreibe?|rufe?|nehme?|war['’]?s|bin dran)|bin dran|me encargo|lo hago|lo tomo|voy yo|yo (?:puedo|lo|me|voy|fui)|je (?:m['’]en occupe|peux|le fais|prends|m['’]y mets)|j['’]y vais|c['’]est moi|deixa comigo|eu (?:posso|faço|assumo|vou|cuido)|assumo|я (?:могу|возьму|сделаю|займусь|напишу)|сделаю|займусь|беру)(?!\p{L})|(?:私|僕|俺)(?:が|です|やります)|やります|対応します|担当します|書きます)/iu;

/** Whether someone who was asked for names themself. */
export function offers(asked: Pick<Statement, 'isQuestion' | 'text'>, text: string): boolean {
  return asked.isQuestion && ASKS_WHO.test(asked.text) && OFFERS.test(text);
}

/** A name, with a hedge at most: `bob`, `i think carol is`. */
const NAME_WORDS_MAX = 2;

/** Whether a text may name who was asked for. `Not me` names no one. */
export function mayName(asked: Pick<Statement, 'isQuestion' | 'text'>, { words, cues }: Statement): boolean {
  if (!asked.isQuestion || !ASKS_WHO.test(asked.text)) return false;
  return (
    words.size > 0 &&
    words.size <= NAME_WORDS_MAX &&
    !cues.hasAny('failure', 'recovery', 'negation', 'unknown')
  );
}

/**
 * The kind of an answer to a question for a person. `me` is what's done after `who restarted it?`, and what's next after
 * `who writes it up?`; another's name is neither, and no suspicion.
 */
export function kindOfNamed({ statement, previous, answered }: Situated): StatedKind | undefined {
  const asked = answered?.statements.findLast(({ isQuestion }) => isQuestion);
  if (asked === undefined || previous !== undefined || statement.cues.hasAny('negation', 'unknown'))
    return undefined;
  if (offers(asked, statement.text)) return isPast(asked, statement) ? 'done' : 'next';
  if (!mayName(asked, statement)) return undefined;
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
