import type { Entry, IncidentState } from '../../state/entry.js';
import type { Question } from '../question/read-question.js';
import { Surroundings } from './surroundings.js';

/** Asks who decided something. */
const ASKS =
  /(?<!\p{L})(?:who|wer|qui[eé]n|qui|quem)(?!\p{L}).{0,30}(?<!\p{L})(?:decided|decides|made the (?:call|decision)|called (?:it|for)|entschied(?:en)?|entscheidet|beschlossen|decidió|decide|décidé|décide|decidiu)(?!\p{L})|誰.{0,20}(?:決め|判断)/iu;
/** Says that the speaker decides. */
const DECIDES =
  /(?<!\p{L})(?:my (?:call|decision)|i(?:'m| am)? (?:decided?|deciding|calling it|making the call)|i made the call|meine entscheidung|ich entscheide|entscheide ich|hab(?:e)? ich entschieden|decisión mía|mi decisión|lo decido yo|yo decido|decido yo|(?:c'est )?ma décision|je décide|c'est moi qui décide|decisão minha|minha decisão|eu decido|decido eu)(?!\p{L})|(?:私|僕)(?:が|で)(?:判断|決め)/iu;
/** The share of the words said about the decision that the lines up to it need. */
const ABOUT_MIN = 0.5;

/** The line in which someone takes responsibility for the decision that a question asks about. */
export function whoDecided(state: IncidentState, { text, wanted }: Question): Entry | undefined {
  if (!ASKS.test(text)) return undefined;
  const subject = wanted.filter(({ kinds, isUnknown }) => kinds.length === 0 && !isUnknown);
  const deciding = state.entries.filter(
    (entry) => entry.line.kind === 'said' && DECIDES.test(entry.text.replaceAll('’', "'")),
  );
  // `Who decided that?` has only one answer if only one person decided something.
  if (subject.length === 0) return deciding.length === 1 ? deciding[0] : undefined;
  const surroundings = new Surroundings(state, subject);
  return deciding.findLast((entry) => surroundings.featuresOf(entry).before >= ABOUT_MIN);
}
