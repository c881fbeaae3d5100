import { asksHowMany } from '../../language/asks-how-many.js';
import type { Entry, IncidentState } from '../../state/entry.js';
import { peopleIn } from '../../state/reading/people-in.js';
import type { Question } from '../question/read-question.js';
import { mayAnswerLeave } from './may-do.js';
import { mayNameActor } from './may-name-actor.js';
import { namesAnother } from './names-another.js';
import { maySingleOut } from './singles-out.js';
import { Surroundings } from './surroundings.js';

/** Times, identifiers and error codes count nothing. */
const NO_COUNT =
  /\d{1,2}:\d{2}|(?<!\p{L})(?:error|http|code|status|fehler|erreur|erro)\s\d{3}(?!\d)|[a-z#]-?\d{1,9}/giu;
const HAS_COUNT =
  /[\d０-９]|(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a few|several|dozens?|hundreds?|thousands?|half|most|every\p{L}{0,4}|all|both|nobody|none|no(?= \p{L})|zero|ein\p{L}{0,2}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|einige|wenige|dutzende?|hunderte?|tausende?|hälfte|alle\p{L}?|keine?r?|un[oa]?|dos|tres|cuatro|cinco|todos|todas|ninguno|ninguna|mitad|cientos|miles|deux|trois|quatre|cinq|tous|toutes|aucune?|moitié|centaines?|milliers?|dois|duas|três|nenhuma?|metade|centenas|milhares)(?!\p{L})|[一二三四五六七八九十百千万]|全|ゼロ/iu;
/** The share of the words said about what a person did that a reason, or the lines before it, need. */
const EXPLAINED_MIN = 0.3;

/**
 * Whether a statement may answer what's asked, rather than something else about the same incident. A count needs a
 * number. A reason for what a person did has to be about that, not only by them: `why did Bob restart redis`.
 */
export function isOnTopic(state: IncidentState, question: Question): (entry: Entry) => boolean {
  const isOther = namesAnother(question.text);
  const mayAnswer = answersKind(state, question);
  return (entry) => !isOther(entry.text) && mayAnswer(entry);
}

function answersKind(state: IncidentState, question: Question): (entry: Entry) => boolean {
  if (asksHowMany(question.text)) return ({ text }) => hasCount(text);
  if (question.type === 'who') return mayNameActor(question.text, peopleIn(state));
  if (question.type === 'affected') return maySingleOut(question);
  if (question.type !== 'why') return mayAnswerLeave(question.text);
  const people = peopleIn(state);
  const did = question.wanted.filter(({ word }) => !people.has(word));
  if (did.length === question.wanted.length) return () => true;
  const surroundings = new Surroundings(
    state,
    did.filter(({ isUnknown }) => !isUnknown),
  );
  return (entry) => surroundings.featuresOf(entry).before >= EXPLAINED_MIN;
}

/** Whether a text has a number that counts something. */
export function hasCount(text: string): boolean {
  return HAS_COUNT.test(text.replace(NO_COUNT, ' '));
}
