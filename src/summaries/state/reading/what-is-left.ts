/** Remaining work, which is zero once the incident is over: `190.000 Dateien offen`, `lag 210k`. */
const LEFT =
  /(?<![\d.,])\d[\d.,]{0,12} ?(?:k|m|万)? ?(?:\p{L}{1,20} )?(?:left|remaining|to go|pending|in the queue|offen|übrig|ausstehend|pendientes|restantes|en cola|en attente|na fila|件(?:、|$))|残り|(?:lag|backlog|rückstand|queue)(?: is| at| ist)?(?: at| bei)? (?:about |etwa |noch )?\d|^(?:noch|aún|still|van|encore|ainda|quedan|faltan|restam|il reste) (?:unos |uns |environ |etwa |about )?\d|^\d[\d.,]{0,12} ?[km]?$/iu;
/** `1,200 left` and nothing else. */
const ONLY_LEFT =
  /^(?:about |etwa |noch |still |only |nur noch |quedan |faltan |restam |il reste |ainda )*~?\d[\d.,]{0,12} ?(?:k|m)? ?(?:\p{L}{1,20} )?(?:left|remaining|to go|pending|offen|übrig|ausstehend|pendientes|restantes|en attente|na fila)[.!]*$|^(?:あと|残り) ?\d[\d,]* ?\p{L}{0,2}(?:です)?[。]?$/iu;
/** `0`, `zerou`, `backlog empty`, `all gone`. */
const NOTHING_LEFT =
  /^(?:(?:and |now |ok )?(?:0|zero|none|null|cero|zéro|ゼロ)(?: (?:now|left|errors?|open|übrig|jetzt|restantes?))?|zerou|(?:all |alles |todo |tout |tudo )?(?:gone|drained|through|weg|leer|abgearbeitet|procesado|traité|processado)|(?:the |la |le |a |die |der |das )?(?:queue|backlog|lag|rückstand|warteschlange|cola|file|fila)(?: is| ist| est| está)? (?:now |jetzt |ya |maintenant |agora )?(?:empty|drained|clear|gone|at 0|leer|weg|abgearbeitet|vacía|vide|vazia|zerada))[.!]*$|^(?:очередь (?:уже )?(?:пуста|пустая|разобрана)|вс[её] (?:ушло|отправлено|разобрали))[.!]*$|^(?:キュー|残り|バックログ)(?:は|が)?(?:空|ゼロ|0)/iu;

export function saysWhatIsLeft(text: string): boolean {
  return LEFT.test(text);
}

export function saysOnlyWhatIsLeft(text: string): boolean {
  return ONLY_LEFT.test(text);
}

export function saysNothingIsLeft(text: string): boolean {
  return NOTHING_LEFT.test(text);
}
