/** How languages say that nobody answered or decided something. */
const UNANSWERED = [
  'undecided|unanswered|unresolved|unexplained|(?:no|without(?: an?)?) (?:answer|reply|response|decision)',
  "(?:nobody|no one|never|not|n't|nothing)(?: \\p{L}{1,12}){0,2} (?:answered|decided|replied|worked out|found out|settled|explained|known)",
  '(?:nobody|no one) (?:has )?(?:answered|decided|replied|knows|knew)',
  'ungeklärt|unbeantwortet|unentschieden|keine (?:antwort|entscheidung)|noch (?:überlegt|diskutiert|besprochen)',
  '(?:nicht|niemand|keiner|nie)(?: \\p{L}{1,12}){0,2} (?:beantwortet|entschieden|geklärt|bekannt|weiß)|weiß (?:noch )?(?:niemand|keiner)',
  'sin (?:respuesta|decidir|resolver|aclarar)|por decidir|(?:no|nadie) (?:se )?(?:ha )?(?:respondió|respondido|contestó|contestado|decidió|decidido|sabe|sabía|aclaró|aclarado)',
  "sans réponse|(?:pas|rien)(?: encore)?(?: été)? (?:décidé|tranché|répondu|expliqué|connu)\\p{L}{0,2}|personne (?:n['’]a |ne )(?:répondu|décidé|sait|savait)|à décider",
  'sem resposta|em aberto|(?:não|ninguém) (?:se )?(?:foi )?(?:respondeu|respondido|decidiu|decidido|sabe|sabia|esclareceu|esclarecido)',
].join('|');
const OPEN = new RegExp(`(?<!\\p{L})(?:${UNANSWERED})(?!\\p{L})`, 'iu');
const JAPANESE =
  /未定|未回答|決まってい(?:ない|ません)|決まらな|回答(?:は|が)?(?:な|まだ)|答え(?:は|が)?(?:な|まだ|出て)|(?:分|わ)から(?:な|ず|ま)/u;

/** Whether a claim says that a question has no answer yet. */
export function leavesOpen(text: string): boolean {
  return OPEN.test(text) || JAPANESE.test(text);
}
