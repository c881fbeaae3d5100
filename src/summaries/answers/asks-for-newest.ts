import type { QuestionType } from './question-patterns.js';

const NOW =
  /(?<!\p{L})(?:now|currently|at the moment|latest|still|left|remaining|jetzt|aktuell|gerade|momentan|inzwischen|noch|ahora|actualmente|maintenant|agora)(?!\p{L})|今|現在/iu;

/** Whether it's so by now: `is the pool back`, `boot test done?`; not `did we roll it back`. */
const STATE_NOW =
  /(?<!\p{L})(?:back|again|yet|done|already|over|up|works?|working|usable|wieder|schon|fertig|funktioniert|läuft|laufen|ya|todavía|siguen?|funciona|déjà|encore|toujours|marchent?|já|ainda)(?!\p{L})|もう|まだ|終わ|済み|戻/iu;
const ROLLS_BACK = /(?<!\p{L})(?:roll|revert|put|went|go|zurück)\p{L}{0,6}(?!\p{L}).{0,40}(?:back|again)/iu;
/** What it came to after all. */
const FINAL =
  /(?<!\p{L})(?:final|finally|in total|total|overall|in the end|insgesamt|gesamt|am ende|letztlich|al final|en total|au final|au total|no final|no total|afinal)(?!\p{L})|結局|最終/iu;

/** Whether the newest line counts most: how it is now, whether it's so by now, what it came to. */
export function asksForNewest(text: string, type: QuestionType): boolean {
  if (NOW.test(text)) return true;
  if (type === 'amount') return FINAL.test(text);
  return type === 'yesNo' && STATE_NOW.test(text) && !ROLLS_BACK.test(text);
}
