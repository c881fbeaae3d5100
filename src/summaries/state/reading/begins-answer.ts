/** How a no begins. */
export const NO =
  /^(?:no\b|nope\b|(?:i )?doubt (?:it|that)\b|(?:i )?don['’]?t think so\b|nah\b|naw\b|not\b|never\b|nothing\b|nein\b|nee\b|nö(?!\p{L})|nicht\b|kein|nichts\b|non\b|pas\b|n[ãa]o\b|nunca\b|nada\b|rien\b|wouldn't\b|won't\b|can't\b|cannot\b|doesn't\b|isn't\b|wasn't\b|wrong\b|false\b|いいえ|違|(?:нет|не|никак|ничего)(?!\p{L}))/iu;
/** How a yes begins. */
const YES =
  /^(?:yes|yep|yup|yeah|yea|ya|correct|exactly|right|ja|jep|jo|genau|stimmt|doch|sí|si|exacto|correcto|oui|ouais|exact|exactement|sim|isso|exato|はい|そうです|да|точно)(?!\p{L})(?!ですか)/iu;

/** Whether a statement begins like an answer to a yes-or-no question. */
export function beginsAnswer(text: string): boolean {
  return NO.test(text) || YES.test(text);
}

export function saysYes(text: string): boolean {
  return YES.test(text);
}

/** `Updated sunday yes` */
const YES_LAST = /^.{1,40}?[\s,](?:yes|yep|yeah|ja|jep|sí|oui|sim|да)[.!]*$/iu;

export function endsWithYes(text: string): boolean {
  return YES_LAST.test(text);
}
