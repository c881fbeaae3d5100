import type { Entry } from '../state/entry.js';

/** Remaining work, which is zero once the incident is over: `190.000 Dateien offen`, `lag 210k`. */
const LEFT =
  /(?<![\d.,])\d[\d.,]{0,12} ?(?:k|m|万)? ?(?:\p{L}{1,20} )?(?:left|remaining|to go|pending|in the queue|offen|übrig|ausstehend|pendientes|restantes|en cola|en attente|na fila|件(?:、|$))|残り|(?:lag|backlog|rückstand|queue)(?: is| at| ist)?(?: at| bei)? (?:about |etwa |noch )?\d|^(?:noch|aún|still|van|encore) \d|^\d[\d.,]{0,12} ?[km]?$/iu;

export function isUnfinished({ text, line, kind, cues }: Entry): boolean {
  if (line.isKey || line.kind === 'change' || line.kind === 'note') return false;
  return LEFT.test(text) && kind !== 'decision' && !cues.hasAny('recovery', 'universal');
}
