import { asksHowMany } from '../../language/asks-how-many.js';
import { asks } from '../../language/unmarked-questions.js';
import type { Entry } from '../entry.js';
import { ASKS_FOR_MORE, asksWhen, givesTime } from '../reading/brief-answers.js';
import { asksForPast, leavesToDo } from '../reading/offers.js';
import { statesLevel } from '../reading/states-level.js';

/** The longest question that the next line answers, whatever its words, and the longest such answer. */
const ASKED_MAX = { spaced: 45, unspaced: 20 };
const ANSWER_MAX = { spaced: 50, unspaced: 25 };
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Goes with something said before. */
const GOES_WITH = /^(?:…|\.\.|and |but |und |aber |y |pero |et |mais |e |mas |а |но )/iu;

/**
 * Whether someone else answers a short question with a short line right after it: `all drafts?`, `older than 30 days it
 * seems`. People who write more answer several lines at a time.
 */
export function comesNext({ line, place, text, kind, words, cues }: Entry, question: Entry): boolean {
  if (line.kind !== 'said' || line.userId === question.line.userId || line.text !== text) return false;
  if (line.thread !== question.line.thread || place - question.place !== 1 || words.size === 0) return false;
  if (!isWithin(ASKED_MAX, question.text) || !isWithin(ANSWER_MAX, text) || !asks(question.text))
    return false;
  if (leavesToDo({ isQuestion: true, text: question.text }) && !saysWho(question, { text, cues }))
    return false;
  if (GOES_WITH.test(text) || statesLevel(text) || cues.hasAny('searching', 'chatter')) return false;
  if (asksWhen(question.text)) return givesTime(text);
  if (asksHowMany(question.text)) return /\d/.test(text);
  return kind !== 'prohibition' && (!ASKS_FOR_MORE.test(question.text) || says(text));
}

/** `yo subí la versión`, `rh, je les appelle`: what its speaker did or does. */
const SAYS = /(?<!\p{L})(?:[Ii]|[Ii]ch|[Yy]o|[Jj]e|[Ee]u|[Яя])(?!\p{L})|(?<!\p{L})[Jj]['’]/u;

/** `Anyone plug in something?` is answered by what someone did. */
function saysWho(question: Entry, { text, cues }: Pick<Entry, 'text' | 'cues'>): boolean {
  if (says(text)) return true;
  return asksForPast(question.text) && cues.hasAny('past', 'done') && !cues.has('failure');
}

function says(text: string): boolean {
  return SAYS.test(text);
}

function isWithin(longest: { spaced: number; unspaced: number }, text: string): boolean {
  return text.length <= (UNSPACED.test(text) ? longest.unspaced : longest.spaced);
}
