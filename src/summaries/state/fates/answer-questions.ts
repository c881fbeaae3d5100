import { sharedWords } from '../../content-words.js';
import { asksHowMany } from '../../language/asks-how-many.js';
import { cuesIn } from '../../language/cues-in.js';
import { languageOf } from '../../language/language-of.js';
import { asks } from '../../language/unmarked-questions.js';
import type { Entry } from '../entry.js';
import { choosesOne } from '../reading/brief-answers.js';
import { countsFor } from '../reading/reacts-to.js';
import { answersOwn } from './answers-own.js';
import { comesNext } from './comes-next.js';
import type { IsDistinctive } from './distinctive-words.js';
import { end } from './end-entry.js';

/** Doesn't know either, or promises an answer: `I'd like to know that, too`, `das klären wir bis Freitag`. */
const WONDERS =
  /(?<!\p{L})(?:(?:i|we)['’]d (?:also |really )?(?:like|love) to know|(?:i|we) (?:also |really )?(?:want to know|wonder|would (?:also )?like to know)|good question|(?:i|we)(?:['’]ll| will) (?:ask|find out|get back)|gute frage|(?:wüsste|würde) (?:ich|wir) (?:auch )?gern|(?:klär|frag|prüf)e?n? (?:ich|wir) (?:das )?(?:noch|mit|bei|nach|ab|bis|heute|morgen)|buena pregunta|(?:yo )?también quiero saber|lo (?:pregunto|averiguo|preguntaré|averiguaré)|bonne question|(?:je|nous) (?:voudrais|voudrions|aimerais|aimerions) (?:aussi )?(?:le )?savoir|je (?:me )?renseigne|boa pergunta|também quer(?:o|emos|ia) saber|vou (?:perguntar|descobrir)|хороший вопрос|(?:сам[аи]? )?хотел[аи]? бы знать)(?!\p{L})|いい質問|知りたい|聞いてみます/iu;
/** Says that there's no answer yet. */
const UNANSWERED =
  /(?<!\p{L})(?:(?:can['’]?t|cannot) (?:answer|say|tell)(?: you| that| this){0,2} yet|no lo s[ée])(?!\p{L})/iu;
/** The maximum distance from a question to its answer, in lines. */
const ANSWER_WITHIN = 25;

/** Closes questions that an entry answers: a substantive reply, or a line on the same subject soon after. */
export function answerQuestions(entry: Entry, earlier: readonly Entry[], isDistinctive: IsDistinctive): void {
  if (earlier.length === 0 || (entry.cues.has('unknown') && !isChoice(entry))) return;
  for (const question of withinReach(entry, earlier)) {
    if (question.fate !== 'holds' || question.line === entry.line) continue;
    if (closes(entry, question) && !leavesOpen(entry, question)) end(question, 'answered', entry);
    else if (entry.kind === 'cause' && (isFound(entry, question) || isKnown(entry, question, isDistinctive)))
      end(question, 'answered', entry);
  }
}

/**
 * The open questions that an entry may close. A line outside a thread only reaches recent ones, unless it names the
 * cause.
 */
function withinReach(entry: Entry, questions: readonly Entry[]): readonly Entry[] {
  if (entry.line.thread !== undefined || entry.kind === 'cause') return questions;
  const tooOld = questions.findLastIndex(({ place }) => entry.place - place > ANSWER_WITHIN);
  return questions.slice(tooOld + 1);
}

/** The maximum distance from a request to a yes, in lines. */
const YES_WITHIN = 3;
const YES =
  /^(?:yes|yep|yup|yeah|ya|sure|ok|okay|k|on it|will do|doing it|jo|ja|jep|klar|mach ich|sí|si|dale|claro|vale|oui|ouais|d['’]accord|sim|はい|了解(?:です|しました)?|\+1)(?:[\s.!。！]*$|,\s)/iu;

/**
 * The rest of a message that says `I can't answer that yet` is no answer either. `I'll ask them` does answer a request.
 */
function leavesOpen(entry: Entry, question: Entry): boolean {
  const { line, text } = entry;
  if (question.cues.hasAny('request', 'proposal') || isChoice(entry)) return false;
  if (WONDERS.test(text) || UNANSWERED.test(line.text)) return true;
  return cuesIn(line.text, languageOf(line.text)).has('unknown');
}

/** `New ones only, old ones still open` leaves nothing open. */
function isChoice({ asked, text }: Entry): boolean {
  return asked !== undefined && choosesOne({ isQuestion: true, text: asked.text }, { text });
}

function closes(entry: Entry, question: Entry): boolean {
  const { thread, userId, kind } = entry.line;
  const isReply = thread !== undefined && (thread === question.line.at || thread === question.line.thread);
  if (isReply || entry.asked?.line === question.line) return asks(question.text);
  if (agrees(entry, question) || followsBare(entry, question)) return true;
  if (givesReason(entry, question) || comesNext(entry, question) || answersOwn(entry, question)) return true;
  const isSoon =
    entry.place - question.place <= ANSWER_WITHIN && kind !== 'bot' && userId !== question.line.userId;
  if (!isSoon || sharedWords(entry.words, question.words) < Math.max(1, question.words.size * 0.34))
    return false;
  return asks(question.text);
}

/** A question of a few words is about what's being talked about, and someone else's next line is about it, too. */
const BARE_QUESTION = { spaced: /^\S{1,16}(?: \S{1,16}){0,2}$/u, unspaced: 12 };
const NEXT = 2;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Says nothing about it. */
const ACKNOWLEDGES =
  /^(?:hm+|oh|ah|ok|okay|k|lol|thx|thanks|same|me too|\+1|good question|wait|moment|danke|gracias|merci|obrigad[oa]|なるほど)(?:[\s.,!]*$| ok\b)/iu;

function followsBare({ line, place, text }: Entry, question: Entry): boolean {
  if (line.kind !== 'said' || line.userId === question.line.userId) return false;
  if (line.thread !== question.line.thread || place - question.place > NEXT) return false;
  if (asksHowMany(question.text) && !countsFor(question.text, text)) return false;
  return isBare(question.text) && asks(question.text) && !ACKNOWLEDGES.test(text);
}

/** The longest question for a reason that the next line answers, and the fewest words that give one. */
const WHY_MAX = 70;
const REASON_MIN = 3;
const WHY =
  /^[¿"“]?(?:\p{L}{1,5},? )?(?:why|how come|warum|wieso|weshalb|por qué|pourquoi|por que|почему)(?!\p{L})|(?:なぜ|どうして|なんで)/iu;

/** Whether someone else gives a reason right after being asked for one. */
function givesReason({ line, place, words, cues }: Entry, question: Entry): boolean {
  if (line.kind !== 'said' || line.userId === question.line.userId) return false;
  if (line.thread !== question.line.thread || place - question.place !== 1) return false;
  if (question.text.length > WHY_MAX || !WHY.test(question.text) || !asks(question.text)) return false;
  if (words.size < REASON_MIN) return false;
  return !cues.hasAny('searching', 'ongoing', 'plan', 'promise', 'proposal', 'request');
}

function isBare(question: string): boolean {
  const { spaced, unspaced } = BARE_QUESTION;
  return UNSPACED.test(question) ? question.length <= unspaced : spaced.test(question);
}

/** Whether someone else agrees to a request right after it, with a yes or a promise. */
function agrees({ line, place, text, cues }: Entry, question: Entry): boolean {
  if (line.kind !== 'said' || line.userId === question.line.userId || line.thread !== undefined) return false;
  if (place - question.place > YES_WITHIN || !asks(question.text)) return false;
  if (!question.cues.hasAny('request', 'proposal')) return false;
  return YES.test(text) || cues.has('promise');
}

/** Of a statement that only says that nobody knows: `wissen wir noch nicht, prüfe logs`. */
const UNKNOWN_WORDS = 4;

/** Whether a cause is what someone soon before didn't know yet. */
function isFound({ place }: Entry, { place: asked, text, words, cues }: Entry): boolean {
  if (asks(text) || !cues.has('unknown') || place - asked > ANSWER_WITHIN) return false;
  return words.size <= UNKNOWN_WORDS;
}

/** Whether a cause closes an open point: `no cause yet`. */
function isKnown(entry: Entry, question: Entry, isDistinctive: IsDistinctive): boolean {
  let shared = 0;
  for (const word of question.words) if (entry.words.has(word) && isDistinctive(word)) shared += 1;
  return shared >= Math.max(2, question.words.size / 2) && !asks(question.text);
}
