/** What people do by saying it is the author's deed, even if the line names others: `decision: raise the pool, Bob does it`. */
const SPEAKS =
  /(?<!\p{L})(?:decide[sd]?|ask(?:s|ed)|propose[sd]|suggest(?:s|ed)|announce[sd]|assign(?:s|ed)|warn(?:s|ed)|request(?:s|ed)|entschied|entscheidet|fragte?|schlug|bat|kündigte|warnte|decidió|decide|preguntó|propuso|pidió|avisó|décid[ae]|a (?:décidé|demandé|proposé|prévenu)|decidiu|perguntou|propôs|pediu|avisou)(?!\p{L})|決め|決定|提案|尋ね|依頼/iu;

/** Whether a text is about someone who decides, asks or proposes something. */
export function isSpokenDeed(text: string): boolean {
  return SPEAKS.test(text);
}
