import { reportsThought } from '../record/reported-thought.js';

/** What people do by saying it is the author's deed, even if the line names others: `decision: raise the pool, Bob does it`. */
const SPEAKS =
  /(?<!\p{L})(?:decide[sd]?|ask(?:s|ed)|propose[sd]|suggest(?:s|ed)|announce[sd]|assign(?:s|ed)|warn(?:s|ed)|request(?:s|ed)|forb(?:ids?|ade)|estimate[sd]|entschied|entscheidet|fragte?|schlug|bat|kündigte|warnte|verbot|verbietet|schätzte?|decidió|decide|preguntó|propuso|pidió|avisó|prohibió|estimó|décid[ae]|a (?:décidé|demandé|proposé|prévenu|interdit|estimé)|decidiu|perguntou|propôs|pediu|avisou|proibiu|estimou)(?!\p{L})|決め|決定|提案|尋ね|依頼|禁じ|見積/iu;

/** Whether a text is about someone who decides, asks, proposes or guesses something. */
export function isSpokenDeed(text: string): boolean {
  return SPEAKS.test(text) || reportsThought(text);
}
