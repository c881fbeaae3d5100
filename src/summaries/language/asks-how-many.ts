/** In the languages of the phrase lists. */
const HOW_MANY =
  /(?<!\p{L})(?:how many|how much(?! (?:time|longer))|wie ?viele?|cu[aá]nt[oa]s?|combien(?! de temps)|quant[oa]s?|сколько)(?!\p{L})|何[件人通台枚]|いくつ|どのくらい|どれくらい/iu;

/** Whether a text asks for a count. */
export function asksHowMany(text: string): boolean {
  return HOW_MANY.test(text);
}
