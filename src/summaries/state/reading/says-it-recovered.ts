import type { Statement } from '../../language/statements.js';

/** `Users can log in again`: what they can do again is what was broken. */
const ABLE_AGAIN =
  /(?<!\p{L})(?:(?:can|are able to) (?!see )[^,;.]{2,40} again(?! and)|(?:können|kann) (?:sich )?wieder [^,;.]{2,40}|(?:ya )?(?:pueden|puede) [^,;.]{2,40} (?:de nuevo|otra vez)|(?:peuvent|peut) (?:à nouveau|de nouveau) [^,;.]{2,40}|(?:peuvent|peut) [^,;.]{2,40} (?:à|de) nouveau|(?:conseguem|consegue|podem|pode) [^,;.]{2,40} (?:de novo|novamente)|снова мо(?:гут|жет) [^,;.]{2,40})(?!\p{L})|できるようになりました/iu;
/** `The errors are gone`. */
const TROUBLE_GONE =
  /^(?:(?:the|all|die|alle|los|las|les|os|as|все) )?(?:\S{1,20} )?(?:(?:errors|error rates?|timeouts|alerts|alarms|failures) (?:are (?:all )?gone|(?:is|are|was|were) back to (?:normal|zero|0)|(?:have )?(?:stopped|disappeared|cleared))|(?:fehler|alarme|timeouts) sind (?:alle )?weg|(?:errores|alertas) (?:ya )?(?:han )?desaparec(?:ieron|ido)|(?:erreurs|alertes) ont (?:toutes )?disparu|(?:erros|alertas) (?:sumiram|desapareceram)|ошибки (?:пропали|исчезли|прекратились))(?!\p{L})(?! (?:from|in|aus|im|de|del|des|du|dos?|das?|из)(?!\p{L}))|^エラーは?(?:出なくなり|なくなり|消え)/iu;

/** `Quota is back to normal`, `tiles load again`, `api geht wieder`. */
const WORKS_AGAIN =
  /(?<!\p{L})(?:(?:is|are|was|were|looks?|all) (?:now |all )?back (?:to normal|up|on|online|in service)|(?<!(?:get|getting|bring|bringing|go|going|come) (?:\S{1,20} ){0,2})back to normal|(?:works?|loads?|prints?|runs?|flows?|opens?|starts?|syncs?|responds?) (?:fine |ok |normally )?again|(?:ist|sind|läuft|laufen|geht|gehen|lädt|laden) (?:jetzt |alle )?wieder(?! los)|wieder (?:normal|online|erreichbar|da)|(?:vuelven?|volvió|volvieron) a (?:la normalidad|la normal|funcionar|ir|cargar)|ya (?:funcionan?|van?|cargan?|entran?)(?! (?:por|\d))|(?:est|sont) (?:de nouveau|à nouveau) (?:en ligne|disponibles?|normal\p{L}*)|remarchent?|(?:é|est) revenu\p{L}* à la normale|(?:voltou|voltaram) (?:ao normal|a funcionar|no ar)|снова работа(?:ет|ют)|заработал[аио]?)(?!\p{L})|正常に戻|(?:接続|通信|表示)が戻りました|復旧しました/iu;
/** `Marketing asks when it's back`: it may not be. */
const DEPENDS =
  /(?<!\p{L})(?:when|if|kaum|until|till|once|whether|wenn|sobald|bis|ob|cuando|hasta|si|quand|jusqu|dès|quando|até|se|когда|если|пока)(?!\p{L})/iu;

/** Cues that it isn't so, or not for everyone. */
const NOT_ALL = ['failure', 'negation', 'plan', 'request', 'partial'] as const;
const UNSURE = ['hedge', 'estimate', 'unknown', 'cause'] as const;

/** Whether a statement says that people can do something again, or that trouble is gone. */
export function saysItRecovered({ text, cues }: Statement): boolean {
  if (TROUBLE_GONE.test(text)) return true;
  if (WORKS_AGAIN.test(text) && !DEPENDS.test(text) && !cues.hasAny(...NOT_ALL, ...UNSURE)) return true;
  return ABLE_AGAIN.test(text) && cues.has('affected') && !cues.hasAny(...NOT_ALL);
}
