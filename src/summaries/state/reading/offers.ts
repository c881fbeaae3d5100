import { namesSelf } from '../../language/names-self.js';
import type { Statement } from '../../language/statements.js';
import { namesPerson } from './names-person.js';
import type { Situated } from './situated.js';
import type { StatedKind } from './state-model.js';

/** Asks for a person, or for someone who does something. */
const ASKS_WHO =
  /^[¿"“]?(?:\p{L}{1,6},? ){0,2}?(?:who(?:['’]s)?|(?:can|could|will|is|does) (?:someone|somebody|anyone|anybody)|any ?(?:one|body)|any volunteers|wer|(?:kann|könnte|mag|ist|schaut|macht) (?:jemand|mal jemand|bitte jemand)|quién(?:es)?|(?:puede|podría|hay|está) alguien|alguien (?:puede|está)|qui|(?:est-ce que |il y a )?quelqu['’]un|quem|(?:tem )?algu[eé]m|(?:pode|poderia) algu[eé]m|кто)(?!\p{L})|誰|どなた/iu;

/** Asks for a deed: `can you fix it`, `alert on expiry?` is too short to tell. */
const ASKS_FOR_DEED =
  /^[¿"“]?(?:\p{L}{1,6},? ){0,2}?(?:(?:can|could|will|would|should|shall) (?:you|we|they)|(?:kannst|könntest|magst|machst) du|(?:könnt|macht) ihr|(?:können|könnten|sollen|sollten|machen|wollen) wir|puedes|podrías|podéis|podemos|hacemos|ponemos|peux-tu|tu (?:peux|pourrais)|vous pouvez|on (?:peut|fait|met|ajoute)|(?:você|vocês) podem?|podemos|fazemos|colocamos|dá (?:pra|para)|(?:можешь|можете|можем))(?!\p{L})|(?:てもらえ|てくれ|できますか|しますか|お願いでき)/iu;
/** `We need an alert on it`, `hay que avisar`. */
const NEEDS =
  /(?<!\p{L})(?:(?:we|someone|somebody|you) (?:really |also |should |still )?(?:need|have to|must)|needs (?:an?|to)|wir (?:brauchen|müssen|müssten|sollten)|(?:man|jemand) (?:sollte|müsste|muss)|hay que|necesitamos|tenemos que|il (?:faut|faudrait)|on a besoin|on doit|on devrait|precisamos|precisa de|temos que|нужно|надо)(?!\p{L})|必要です|お願いします/iu;

/** Whether a text says that something has to be done. */
export function needsDeed(text: string): boolean {
  return NEEDS.test(text);
}

/** Whether a statement asks for a person or a deed, or says that something has to be done. */
export function leavesToDo({ isQuestion, text }: Pick<Statement, 'isQuestion' | 'text'>): boolean {
  if (needsDeed(text)) return true;
  return isQuestion && (asksWho(text) || ASKS_FOR_DEED.test(text));
}

/** Whether someone takes on what was asked for. */
export function offers(asked: Pick<Statement, 'isQuestion' | 'text'>, text: string): boolean {
  return leavesToDo(asked) && namesSelf(text);
}

/** `All EU customers` */
const AFFECTED_WORDS_MAX = 3;

/** Other words about customers, such as `orders`, may be about work. */
const AFFECTED =
  /(?<!\p{L})(?:affected|impacted|hit|betroffen|afectad|touch[ée]|concern[ée]|afetad|затронут)|影響/iu;

/** Whether a question is for a person. */
export function asksWho(text: string): boolean {
  return ASKS_WHO.test(text);
}

/** Whether someone who was asked for a person names one, or says who is affected. `Later` names no one. */
export function names(
  asked: Pick<Statement, 'isQuestion' | 'text' | 'cues'>,
  { text, words, cues }: Statement,
  people: ReadonlySet<string>,
): boolean {
  if (!asked.isQuestion || !asksWho(asked.text)) return false;
  if (asked.cues.has('affected') && cues.has('affected')) return words.size <= AFFECTED_WORDS_MAX;
  return namesPerson(text, people);
}

/**
 * The kind of an answer to a question for a person. `me` is what's done after `who restarted it?`, and what's next after
 * `who writes it up?`; another's name is neither, and no suspicion.
 */
export function kindOfNamed({ statement, previous, answered, people }: Situated): StatedKind | undefined {
  const asked = answered?.statements.findLast((said) => said.isQuestion || leavesToDo(said));
  if (asked === undefined || previous !== undefined || statement.cues.hasAny('negation', 'unknown'))
    return undefined;
  if (offers(asked, statement.text)) return kindOfOffer(asked, statement);
  if (!names(asked, statement, people)) return undefined;
  if (asked.cues.has('affected') && (statement.cues.has('affected') || AFFECTED.test(asked.text)))
    return 'impact';
  return statement.cues.has('plan') && !asksForPast(asked.text) ? 'next' : 'context';
}

/** `Who has access?` Having or knowing something is no work. `Who has time?` asks for work. */
const ASKS_WHO_HAS =
  /\bwho(?:['’]s got| has| knows?| owns)(?! (?:time|a (?:minute|moment|sec)|capacity|just|already|been|\p{L}{2,20}ed)(?!\p{L}))|(?<!\p{L})wer (?:kennt|weiß|besitzt|hat (?:zugriff|zugang|rechte))(?!\p{L})|quién (?:tiene(?! tiempo)|sabe|conoce)|(?<!\p{L})qui (?:sait|conna[iî]t|a (?:accès|les droits|la clé))|quem (?:tem(?! tempo)|sabe|conhece)|(?:誰|どなた)が?(?:持って|知って)/iu;

function kindOfOffer(asked: Statement, statement: Statement): StatedKind {
  if (ASKS_WHO_HAS.test(asked.text) && !WILL.test(statement.text)) return 'context';
  return isPast(asked, statement) ? 'done' : 'next';
}

/** `Anyone touch nginx?` asks for the past, `anyone free?` and `anyone looking?` don't. */
const ANYONE_DID =
  /^any ?(?:one|body) (?!(?:able|free|up|around|here|there|can|could|want|wants|on|who|else)\b|\p{L}+ing\b)\p{L}/iu;
/** `Me, 14:10`, but not `I'll write by 18:00`. */
const CLOCK =
  /(?<!(?:\b(?:by|until|till|before|bis|vor|antes de|avant|até|à) (?:l[ao]s? )?|[\d:]))\d{1,2}[:h]\d{2}(?! ?(?:までに|まで))/iu;

/** `Wer hat das Zertifikat?` asks for an owner, and `übernehme ich` promises. */
const WILL =
  /^(?:\p{L}{1,5},? )?(?:i['’]?ll|i will|(?:ich )?(?:übernehme?|mache?|kümmere?)|me (?:encargo|ocupo)|je (?:m['’]en|vais)|deixa comigo|pode deixar|(?:eu )?vou)(?!\p{L})/iu;
const DID_ALREADY = /^(?:already|just|schon|gerade|ya|déjà|já)(?!\p{L})|ました[。]?$/iu;

function isPast(asked: Statement, { text }: Statement): boolean {
  if (WILL.test(text)) return false;
  return DID_ALREADY.test(text) || asksForPast(asked.text) || CLOCK.test(text);
}

/** Whether a question is about what someone did. */
export function asksForPast(text: string): boolean {
  return PAST.test(text) || ANYONE_DID.test(text);
}

/** `Who restarted it?` In German, `wer informiert sie?` looks like the past to a list of words. */
const PAST =
  /\b(?:who|anyone|anybody|someone|somebody)(?:['’]s| has| had| just| already| else)* (?:did|was|were|done|\p{L}{2,20}ed|broke|set|made|took|ran|wrote|put|sent|got|cut|shut|left|began)\b|(?<!\p{L})(?:wer|jemand) (?:hat|hatte|war)(?!\p{L})|(?<!\p{L})(?:quién|quiénes|alguien) (?:ha|había|fue|\p{L}{2,20}(?:ó|aron|ieron|zo|uvo|uso))(?!\p{L})|(?<!\p{L})(?:qui|quelqu['’]un) (?:a|avait|était)(?!\p{L})|(?<!\p{L})(?:quem|algu[eé]m) (?:foi|tinha|\p{L}{2,20}(?:ou|eu|iu|ez))(?!\p{L})|(?<!\p{L})кто(?: это)? \p{L}{2,20}(?:л|ла|ли)(?!\p{L})|(?:誰|どなた).{1,30}(?:ました|したか|した\?|した？)/iu;
