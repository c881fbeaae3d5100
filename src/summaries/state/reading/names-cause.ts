import type { Statement } from '../../language/statements.js';
import { confirms } from './confirms.js';
import { reportsAct } from './is-order.js';
import type { Situated } from './situated.js';

/** Names the cause outright: `the deploy caused it`. */
const NAMES_CAUSE =
  /(?<!\bwhat(?:ever)? )\bcaused (?:it|this|that|all this|the (?:outage|errors?|failures?|problems?|incident))\b|(?:war|ist) die ursache(?!\p{L})|(?:fue|era|es) la causa(?!\p{L})|(?:était|est) la cause(?!\p{L})|(?:foi|era|é) a causa(?!\p{L})|が原因(?:です|でした|だ)/iu;

/** Names the cause: `cause is the 4.18 deploy`. */
const CAUSE_IS =
  /^(?:(?:so|ok|the|our|die|der|unsere?|la|el|a|o|nossa|notre) ){0,2}(?:root |actual |real |eigentliche )?(?:cause|ursache|grund|causa|motivo)(?: raíz| raiz| racine)? (?:is|was|ist|war|es|fue|est|était|é|foi|era) (?!not\b|nicht\b|kein|no\b|pas\b|não\b)\S|^(?:根本)?原因は.{2,60}(?:です|でした|だった|だ)。?$/iu;

/** Whether a statement names the cause by its form, or by what's said right before or after it. */
export function namesTheCause(it: Situated): boolean {
  const { text, cues } = it.statement;
  if (namesCause(text) && !cues.hasAny('negation', 'unknown', 'hedge', 'searching')) return true;
  return saysWhatWasFound(it) || isCalledCause(it) || namesWhatItWas(it.statement);
}

function namesCause(text: string): boolean {
  return NAMES_CAUSE.test(text) || CAUSE_IS.test(text);
}

/** Announces a finding: `Found it. The index job holds a lock.` */
const FOUND =
  /^(?:ok,? |ah,? |so,? )?(?:found (?:it|the (?:cause|reason|problem|culprit|issue|bug))|(?:ich )?(?:hab['’]s|(?:hab|habe) (?:es |ihn |sie |die ursache )?gefunden|gefunden)|(?:ya )?lo (?:encontré|encontramos|tengo)|encontrado|(?:j['’]ai |on a )?trouvé|achei|encontrei|achamos|encontramos|原因が(?:わか|分か|判明|見つか)[^\s.!…。！:：]*|наш(?:ли|ёл|ел|ла)(?: причину)?|見つけました|見つかりました)[.!…。！:：]*$/iu;
/** `Found it, the dedupe key changed`, in one sentence. */
const FOUND_THAT =
  /^(?:ok,? |ah,? |so,? )?(?:found (?:it|the (?:cause|reason|problem|culprit|issue|bug))|got it|(?:ich )?(?:hab['’]s|hab es) gefunden|gefunden|(?:ya )?lo (?:encontré|encontramos|tengo)|(?:j['’]ai |on a )?trouvé|achei|encontrei|achamos|encontramos|наш(?:ли|ёл|ел|ла))(?:[,:;–—-]| -)\s?\p{L}/iu;

/** `The provider throttles us. That's the cause.` */
const CALLS_CAUSE =
  /^(?:(?:and|so|und|y|et|e) )?(?:that['’]?s|that (?:is|was)|this (?:is|was)|das (?:ist|war)|(?:esa|eso|esta) (?:es|fue|era)|c['’](?:est|était)|(?:essa|isso) (?:é|foi)|それが|これが) ?(?:the |our |die |unsere |la |a )?(?:root |actual |real )?(?:cause|culprit|reason|ursache|causa|cause|原因)(?!\p{L})/iu;

/** `That's it, tmp is full`. `That's it, closing` names no fault. */
const THATS_IT =
  /^(?:(?:oh|ah|ok|yep|yeah|ja|sí|oui|sim),? )?(?:that['’]?s it|das (?:ist|war)(?: e|['’])s|(?:eso|eso mismo) es|c['’]est ça|é isso|それだ)[,:;!–—-]\s?\p{L}/iu;

/** After a colon, it's what was found; after a comma, only a fault is. */
function namesWhatItWas({ text, cues }: Statement): boolean {
  const [begun] = THATS_IT.exec(text) ?? [];
  if (begun === undefined || cues.hasAny('hedge', 'negation', 'plan', 'promise')) return false;
  return /[:：]/.test(begun) || cues.hasAny('failure', 'cause');
}

function isCalledCause({ statement: { cues }, next }: Situated): boolean {
  if (next === undefined || next.isQuestion || cues.hasAny('hedge', 'negation')) return false;
  return (CALLS_CAUSE.test(next.text) || confirms(next.text)) && !next.cues.hasAny('negation', 'hedge');
}

function saysWhatWasFound(it: Situated): boolean {
  const { text, cues } = it.statement;
  const announced = FOUND.test(saidBefore(it)?.text ?? '') && !reportsAct(text);
  if (!announced && !FOUND_THAT.test(text)) return false;
  return !cues.hasAny('hedge', 'plan', 'request', 'promise', 'unknown', 'recovery', 'ruledOut');
}

/** The statement right before, which people may send as a message of its own. */
function saidBefore({ previous, before, line }: Situated): Statement | undefined {
  if (previous !== undefined || before === undefined) return previous;
  return before.line.userId === line.userId ? before.statements.at(-1) : undefined;
}
