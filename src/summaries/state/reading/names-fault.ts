import type { Statement } from '../../language/statements.js';

/** What runs out, and that it did: `has no license anymore, expired yesterday`. */
const RUNS_OUT =
  /(?<!\p{L})(?:licen[sc]es?|certs?|certificates?|tokens?|keys?|passwords?|secrets?|credentials?|domains?|subscriptions?|(?:\p{L}{2,20})?(?:lizenz|zertifikat|schlüssel|passwort)(?:en|e)?|licencias?|certificad[oa]s?|claves?|contraseñas?|dominios?|licences?|certificats?|certifs?|clés?|licenças?|chaves?|senhas?|домен|токен|лицензи[яи]|сертификат|пароль)(?!\p{L})|証明書|ライセンス|トークン|ドメイン/iu;
const RAN_OUT =
  /(?<!\p{L})(?:expired|lapsed|ran out|abgelaufen|caduc(?:ó|o|ad[oa]s?)|venci(?:ó|d[oa]s?|eu)|venceu|expir(?:ó|ad[oa]s?|ée?s?|ou)|ист[её]к(?:ла|ли)?)(?!\p{L})|期限切れ|(?:期限が)?切れ(?:て|た|ました)/iu;
/** `It's the web key, the referrer check is off`: a thing, and what's wrong with it. */
const IT_IS =
  /^(?:(?:ok|ah|oh|no|nope|nein|non|não),? )?(?:it['’]?s|it is|es ist|das ist|es|c['’]est|é) (?:the|our|der|die|das|unser[e]?|el|la|le|l['’]|o|a) ?[\p{L}\p{N}_.-]{2,24}(?: [\p{L}\p{N}_.-]{2,20}){0,2}[,:;–-] ?(?<fault>\S.*)$/iu;
const FAULT =
  /(?<!\p{L})(?:(?:is|are|was|were|got) (?:off|gone|full|missing|wrong|empty|disabled|stuck|broken|expired|unset)|(?:ist|sind|war) (?:aus|weg|voll|falsch|leer|kaputt|abgelaufen)|est[áa]n? (?:apagad|llen|vac[ií]|desactivad|caducad|rot)[oa]s?|(?:est|sont) (?:plein|vide|désactivé|coupé|expiré|cassé)e?s?|está (?:desligad|chei|vazi|desativad|vencid)[oa])(?!\p{L})/iu;
const OTHERWISE = ['hedge', 'plan', 'request', 'promise', 'unknown', 'ruledOut', 'correction'] as const;

/** Whether a statement names a fault that explains trouble by itself: something ran out, or is off where it matters. */
export function namesFault({ text, cues }: Statement): boolean {
  if (cues.hasAny(...OTHERWISE)) return false;
  if (RUNS_OUT.test(text) && RAN_OUT.test(text)) return !NOT_EXPIRED.test(text);
  const fault = IT_IS.exec(text)?.groups?.fault;
  return fault !== undefined && FAULT.test(fault) && !cues.has('recovery');
}

/** `The cert hasn't expired` */
const NOT_EXPIRED =
  /(?:(?<!\p{L})(?:not|never)|n['’]?t|(?<!\p{L})(?:nicht|no|pas|não|не)) (?:yet |noch |ha |est |está )?(?:expired|lapsed|abgelaufen|caduc|venci|expir|ист)/iu;
