const CONFIRMED =
  /(?<!\p{L})(?<!(?:not|yet|never|un|nicht|no|pas|não) )(?:confirmed|confirming|indeed|bestätigt|bestätige|tatsächlich|confirmado|confirmada|confirmo|en efecto|confirmée?|je confirme|effectivement|de fato)(?!\p{L})|確認(?:でき|しました|済)|やはり/iu;

/** Whether a line says that what was guessed is so. */
export function confirms(text: string): boolean {
  return CONFIRMED.test(text);
}
