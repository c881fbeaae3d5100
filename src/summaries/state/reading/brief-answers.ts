import type { Statement } from '../../language/statements.js';
import { beginsAnswer } from './begins-answer.js';
import { findsNothing, saysFine, sounds } from './says-fine.js';
import type { Situated } from './situated.js';

type Asked = Pick<Statement, 'isQuestion' | 'text' | 'cues'>;

/** Longer questions are about more than one thing. */
const SHORT_QUESTION = 45;
/** Asks for more than a yes or a no. `What if it's the CDN?` is a guess. */
export const ASKS_FOR_MORE =
  /^[¿"“]?(?:\p{L}{1,6},? ){0,2}?(?:who|what(?! if\b| about\b)|when|where|why|which|how(?! about\b)|wer|wann|wo|warum|wieso|weshalb|wie|welche[rsn]?|quién(?:es)?|qué|cuándo|dónde|cómo|por qué|cuál(?:es)?|qui|quoi|quand|où|pourquoi|comment|quel(?:le)?s?|quem|quando|onde|por que|qual|кто|что|когда|где|почему|зачем|как)(?!\p{L})|誰|いつ|どこ|なぜ|どうして|どう(?:し|な|や)|何[がをで]/iu;

/** Consents to something rather than judging it; something that's fine again wasn't before. */
const CONSENT = /^(?:ok|okay|k|fine|good|gut|bien|bem|bueno|vale|bon)[.!]*$/iu;
const NOT_BEFORE =
  /(?<!\p{L})(?:again|now|back|wieder|jetzt|otra vez|de nuevo|ahora|ya|à nouveau|maintenant|de novo|agora|снова|теперь)(?!\p{L})|ように(?:なり|な)|復旧/iu;

/** `S3 then?`, `is the cert ok?`: names something that may be at fault. */
function suspects({ isQuestion, text, cues }: Asked): boolean {
  if (!isQuestion || text.length > SHORT_QUESTION || ASKS_FOR_MORE.test(text)) return false;
  if (NOT_BEFORE.test(text) || isOfScope({ isQuestion, text, cues })) return false;
  return !cues.hasAny('request', 'proposal', 'plan', 'promise', 'done');
}

/** Whether a statement says that something is fine, and was before. */
export function clearsByItself({ text, cues }: Pick<Statement, 'text' | 'cues'>): boolean {
  if (NOT_BEFORE.test(text) || cues.hasAny('hedge', 'failure', 'plan')) return false;
  return saysFine(text) && (!cues.has('negation') || UNSPACED.test(text));
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether a statement says that what was asked about is sound: `status page is green` after `s3 then?`. */
export function clearsSuspect(asked: Asked, { text, cues }: Pick<Statement, 'text' | 'cues'>): boolean {
  if (!suspects(asked) || CONSENT.test(text) || NOT_BEFORE.test(text)) return false;
  if (findsNothing(text)) return true;
  return (sounds(text) || saysFine(text)) && !cues.hasAny('negation', 'hedge', 'failure');
}

/** `All of them?`, `only the runners?`, `iOS too?`: asks how far it reaches. */
const SCOPE =
  /^(?:[¿"“])?(?:(?:and|so|but|is it|is this|ist es|und|sind es|es|y|c['’]est|et|é|e) )?(?:all|only|just|both|every(?:one|where|body)|alle|nur|überall|todos|todas|solo|sólo|tous|toutes|seulement|juste|só|apenas|все|только)(?!\p{L})|(?<!\p{L})(?:too|as well|auch|también|aussi|também|тоже)(?:\s?[?？]|$|(?= ?(?:affected|betroffen|afectad\p{L}+|touchée?s?|afetad\p{L}+)))|だけ(?:です|でしょう)?か?[?？]?$|も(?:ですか|影響)/iu;
/** `Only Android or iOS too?` */
const ALTERNATIVES = /(?<!\p{L})(?:or|oder|o|u|ou|или)(?!\p{L})|それとも/iu;
const BOTH =
  /^(?:both|neither|either|all(?: of (?:them|it))?|beide|weder noch|alle|ambos|ambas|l[oa]s dos|ningun[oa]|les deux|aucun(?:e)?|os dois|as duas|nenhum(?:a)?|оба|обе)[.!]*$|^(?:両方|どちらも)/iu;

function isOfScope({ isQuestion, text, cues }: Asked): boolean {
  if (!isQuestion || text.length > SHORT_QUESTION || !SCOPE.test(text)) return false;
  return !cues.hasAny('hedge', 'proposal', 'request', 'plan', 'done', 'recovery', 'cause');
}

/** `I think so`, `acho que sim`: a yes that isn't sure. */
const UNSURE_YES =
  /^(?:(?:i )?(?:think|guess|believe|suppose) so|probably|likely|maybe|(?:ich )?(?:glaube?|denke?|vermute?) (?:schon|ja)|wahrscheinlich(?: schon)?|vermutlich|vielleicht|(?:creo|supongo) que sí|probablemente|quizás|je (?:crois|pense)(?: que oui)?|probablement|sans doute|peut-être|acho que sim|provavelmente|talvez|думаю,? да|наверное|вероятно)[.!]*$|^(?:おそらく|たぶん|多分)(?:そう(?:です|だ)?(?:と思います)?)?[。]?$/iu;

/** Whether a statement is a yes to a question that isn't sure. */
export function isUnsureYes(asked: Asked, { text }: Pick<Statement, 'text'>): boolean {
  return asked.isQuestion && UNSURE_YES.test(text) && !ASKS_FOR_MORE.test(asked.text);
}

const ASKS_WHEN =
  /(?<!\p{L})(?:when|since\s?[?？]?$|how long|eta|wann|wie lange|cuándo|cuánto (?:tiempo|falta)|quand|combien de temps|quando|quanto tempo|когда|сколько времени)(?!\p{L})|いつ|何時|どのくらい(?:かか|の時間)/iu;
const TIME =
  /\d{1,2}[:h]\d{2}|(?<!\p{L})(?:half past|quarter (?:past|to)|halb|viertel (?:vor|nach)|y media|y cuarto|et demie|e meia|половин)(?!\p{L})|\d ?(?:s|sec|mins?|minutes?|h|hours?|hrs?|days?|am|pm|uhr|minuten|stunden?|minutos?|horas?|heures?|минут\p{L}*|час\p{L}*)(?!\p{L})|\d ?[時分日]|(?<!\p{L})(?:ago|since|yesterday|today|tonight|tomorrow|morning|noon|midnight|last night|seit|vor|gestern|heute|morgen|desde|ayer|hoy|mañana|depuis|hier|aujourd['’]hui|demain|ontem|hoje|amanhã|вчера|сегодня|завтра)(?!\p{L})|昨日|昨夜|今日|今朝|明日|から|まで/iu;

export function asksWhen(text: string): boolean {
  return ASKS_WHEN.test(text);
}

export function givesTime(text: string): boolean {
  return TIME.test(text);
}

function isOfBoth(asked: Asked): boolean {
  return isOfScope(asked) || ALTERNATIVES.test(asked.text);
}

/** Whether a statement says which of two it is: `new ones only` after `only new cards or old ones too?`. */
export function choosesOne(
  asked: Pick<Asked, 'isQuestion' | 'text'>,
  { text }: Pick<Statement, 'text'>,
): boolean {
  if (!asked.isQuestion || asked.text.length > SHORT_QUESTION || text.length > EXTENT_MAX) return false;
  return ALTERNATIVES.test(asked.text) && ONLY.test(text);
}

/** Whether a statement says how far it reaches, as it was asked. */
export function saysExtent(asked: Asked, { text, cues }: Pick<Statement, 'text' | 'cues'>): boolean {
  if (choosesOne(asked, { text })) return true;
  if (!asked.isQuestion || cues.has('unknown')) return false;
  if (limitsExtent(asked, { text, cues })) return true;
  return BOTH.test(text) ? isOfBoth(asked) : isOfScope(asked) && /\p{L}/u.test(text) && beginsAnswer(text);
}

/** `EU only afaik` after `all regions?`, `shop und api` after `welche?`. */
const ONLY =
  /(?<!\p{L})(?:only|just|nur|s[oó]lo|seulement|uniquement|só|apenas|somente|только)(?!\p{L})|だけ|のみ/iu;
const WHICH =
  /^[¿"“]?(?:and |so |und |y |et |e )?(?:which(?: ones?)?|welche[rs]?(?: genau)?|cuál(?:es)?|cual(?:es)?|lesquel(?:le)?s|quais|qua(?:l|is)|какие|какой)[?？]*$|^どれ|^どの\S{1,6}ですか/iu;
const EXTENT_MAX = 40;

function limitsExtent(asked: Asked, { text, cues }: Pick<Statement, 'text' | 'cues'>): boolean {
  if (!asked.isQuestion || text.length > EXTENT_MAX) return false;
  if (cues.hasAny('promise', 'plan', 'next', 'done', 'request', 'proposal', 'recovery')) return false;
  return WHICH.test(asked.text) || (isOfScope(asked) && ONLY.test(text));
}

/** Whether a statement answers a short question by its form, without a yes or a no. */
export function answersBriefly(asked: Asked, first: Pick<Statement, 'text' | 'cues'>): boolean {
  const { text } = first;
  if (choosesOne(asked, first)) return true;
  if (!asked.isQuestion || first.cues.has('unknown')) return false;
  if (asksWhen(asked.text)) return givesTime(text);
  if (UNSURE_YES.test(text)) return isUnsureYes(asked, first);
  if (BOTH.test(text)) return isOfBoth(asked);
  if (limitsExtent(asked, first)) return true;
  return clearsSuspect(asked, first);
}

/** The question that a statement answers, if it's the first of its message. */
export function askedBefore({ previous, answered }: Situated): Statement | undefined {
  return previous === undefined ? answered?.statements.findLast(({ isQuestion }) => isQuestion) : undefined;
}
