import type { Statement } from '../../language/statements.js';

/** `Users can log in again`: what they can do again is what was broken. */
const ABLE_AGAIN =
  /(?<!\p{L})(?:(?:can|are able to) (?!see )[^,;.]{2,40} again(?! and)|(?:können|kann) (?:sich )?wieder [^,;.]{2,40}|(?:ya )?(?:pueden|puede) [^,;.]{2,40} (?:de nuevo|otra vez)|(?:peuvent|peut) (?:à nouveau|de nouveau) [^,;.]{2,40}|(?:peuvent|peut) [^,;.]{2,40} (?:à|de) nouveau|(?:conseguem|consegue|podem|pode) [^,;.]{2,40} (?:de novo|novamente)|снова мо(?:гут|жет) [^,;.]{2,40})(?!\p{L})|できるようになりました/iu;
/** `The errors are gone`. */
const TROUBLE_GONE =
  /^(?:(?:the|all|die|alle|los|las|les|os|as|все) )?(?:\S{1,20} )?(?:(?:errors|timeouts|alerts|alarms|failures) (?:are (?:all )?gone|(?:have )?(?:stopped|disappeared|cleared))|(?:fehler|alarme|timeouts) sind (?:alle )?weg|(?:errores|alertas) (?:ya )?(?:han )?desaparec(?:ieron|ido)|(?:erreurs|alertes) ont (?:toutes )?disparu|(?:erros|alertas) (?:sumiram|desapareceram)|ошибки (?:пропали|исчезли|прекратились))(?!\p{L})(?! (?:from|in|aus|im|de|del|des|du|dos?|das?|из)(?!\p{L}))|^エラーは?(?:出なくなり|なくなり|消え)/iu;

/** Cues that it isn't so, or not for everyone. */
const NOT_ALL = ['failure', 'negation', 'plan', 'request', 'partial'] as const;

/** Whether a statement says that people can do something again, or that trouble is gone. */
export function saysItRecovered({ text, cues }: Statement): boolean {
  if (TROUBLE_GONE.test(text)) return true;
  return ABLE_AGAIN.test(text) && cues.has('affected') && !cues.hasAny(...NOT_ALL);
}
