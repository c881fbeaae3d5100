import type { Statement } from '../../language/statements.js';

const ABOUT =
  "(?:~|(?:about|around|roughly|approx\\.?|over|almost|nearly|already|so far|now|its|it[’']s|we have|etwa|rund|circa|ca\\.?|über|fast|schon|inzwischen|jetzt|unos|unas|cerca de|más de|casi|ya|son|environ|plus de|presque|déjà|uns|umas|quase|já|são) ){0,3}";
const NUMBER = '~?\\d[\\d.,]{0,9}(?: ?(?:k|m|mil|million(?:en|s)?|tsd\\.?))?';
/** Whom or what trouble hits. */
const HIT =
  'people|ppl|persons?|users?|customers?|custs|clients?|members?|patients?|stores?|shops?|sites?|tills?|devices?|machines?|merchants?|tenants?|accounts?|tickets?|complaints?|calls?|chats?|reports?|leute|personen|kunden|nutzer|anwender|filialen|geräte|patienten|meldungen|beschwerden|anrufe|händler|personas|usuarios|clientes|tiendas|quejas|llamadas|personnes|utilisateurs|magasins|appels|plaintes|pessoas|usuários|lojas|chamados|reclamações';
/** What happened to them. */
const TROUBLE =
  "affected|hit|blocked|stuck|waiting|failed|failing|bounced|lost|missing|rejected|declined|dropped|offline|down|locked out|without|cannot|can[’']?t|complaining|late|delayed|betroffen|blockiert|verloren|abgelehnt|fehlgeschlagen|gesperrt|ausgefallen|ohne|warten|afectad[oa]s|bloquead[oa]s|rechazad[oa]s|perdid[oa]s|fallid[oa]s|caíd[oa]s|sin|touchée?s|bloquée?s|refusée?s|perdue?s|rejetée?s|en panne|sans|afetad[oa]s|rejeitad[oa]s|recusad[oa]s|sem|fora";
/** `About 300 uploads failed`, `60 ppl blocked`. */
const TROUBLED = new RegExp(
  `^${ABOUT}${NUMBER} (?:\\p{L}[^\\s,;.]{1,20} ){0,3}?(?:(?:are|were|got|have|is|sind|wurden|están|fueron|sont|ont été|estão|foram) )?(?:${TROUBLE})(?!\\p{L})`,
  'iu',
);
/** `65 tickets, 3 enterprise`, `~700 people, 50 min`. */
const ONLY_COUNTED = new RegExp(
  `^${ABOUT}${NUMBER} (?:more |new |weitere |neue )?(?:\\p{L}{2,14} )?(?:${HIT})(?: so far| bisher| hasta ahora)?(?:$|[.!,;]| in | bei | en | em | fwiw| i think)`,
  'iu',
);
/** `300 orders resent`: what was done to them. */
const DONE_TO = new RegExp(
  `^(?:all |alle |todos |tous |toutes )?${ABOUT}${NUMBER} (?:\\p{L}[^\\s,;.]{1,20} ){1,2}?(?:(?:are|were|have been|is|sind|wurden|fueron|ont été|sont|foram) )?(?:resent|restored|moved|replayed|re-?processed|re-?queued|refunded|migrated|re-?imported|repaired|corrected|converted|recovered|nachgesendet|wiederhergestellt|verschoben|erstattet|korrigiert|reenviad[oa]s|recuperad[oa]s|restaurad[oa]s|movid[oa]s|reprocesad[oa]s|devuelt[oa]s|renvoyée?s|restaurée?s|récupérée?s|remboursée?s|reprocessad[oa]s|devolvid[oa]s|migrad[oa]s)(?!\\p{L})`,
  'iu',
);
const JAPANESE = /\d\s?(?:人|件|名|店舗|台)[^。]{0,8}(?:影響|失敗|停止|届いて|使えな)/u;

/** Whether a statement counts who or what is hit, and says nothing about what's next or better. */
export function countsAffected({ text, cues }: Statement): boolean {
  if (cues.hasAny('recovery', 'plan', 'next')) return false;
  return TROUBLED.test(text) || ONLY_COUNTED.test(text) || JAPANESE.test(text);
}

/** Whether a statement counts what something was done to. */
export function countsDone({ text, cues }: Statement): boolean {
  return DONE_TO.test(text) && !cues.hasAny('plan', 'next', 'negation', 'hedge');
}
