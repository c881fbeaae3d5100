/** `About 2,300`, `9 тысяч`: a number, perhaps with `k` and `now`. */
const ONLY_NUMBER =
  /^(?:(?:about|around|roughly|only|now|already|etwa|rund|jetzt|schon|nur|unos|unas|ahora|ya|environ|maintenant|déjà|uns|umas|agora|já|около|уже|примерно|約|今は?|現在) ?){0,2}~?\d[\d.,]{0,9} ?(?:k|m|mil|tsd\.?|тыс\.?|тысяч[аи]?|%)?(?: (?:now|already|jetzt|schon|ya|ahora|maintenant|déjà|já|agora|уже))?[.!…]{0,3}$/iu;

/** Whether a text is a number and nothing else, so only the talk around it says what it counts. */
export function isOnlyNumber(text: string): boolean {
  return ONLY_NUMBER.test(text);
}
