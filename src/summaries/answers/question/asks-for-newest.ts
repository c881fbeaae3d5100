import type { QuestionType } from './question-patterns.js';

const NOW =
  /(?<!\p{L})(?:now|currently|at the moment|latest|still|left|remaining|jetzt|aktuell|gerade|momentan|inzwischen|noch|ahora|actualmente|maintenant|agora)(?!\p{L})|今|現在/iu;

/** Asks whether something is so by now: `is the pool back`, `boot test done?`; not `did we roll it back`. */
const STATE_NOW =
  /(?<!\p{L})(?:back|again|yet|done|already|over|up|works?|working|usable|wieder|schon|fertig|funktioniert|läuft|laufen|ya|todavía|siguen?|funciona|déjà|encore|toujours|marchent?|já|ainda)(?!\p{L})|もう|まだ|終わ|済み|戻/iu;
const ROLLS_BACK = /(?<!\p{L})(?:roll|revert|put|went|go|zurück)\p{L}{0,6}(?!\p{L}).{0,40}(?:back|again)/iu;
/** Asks for the final number. */
const FINAL =
  /(?<!\p{L})(?:final|finally|in total|total|overall|in the end|insgesamt|gesamt|am ende|letztlich|al final|en total|au final|au total|no final|no total|afinal)(?!\p{L})|結局|最終/iu;

/**
 * Whether the newest line counts most: the question is about now, about whether something is so yet, or about a final
 * number.
 */
export function asksForNewest(text: string, type: QuestionType): boolean {
  if (NOW.test(text)) return true;
  if (type === 'amount') return FINAL.test(text);
  return type === 'yesNo' && STATE_NOW.test(text) && !ROLLS_BACK.test(text);
}
