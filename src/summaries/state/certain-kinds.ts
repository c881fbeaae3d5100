import type { Statement } from '../language/statements.js';
import { clears } from './clears.js';
import { isBegun } from './is-begun.js';
import { guessesItsOver, isGuess } from './is-guess.js';
import { kindOfNamed } from './offers.js';
import { countsFor, NO } from './reacts-to.js';
import { saysItRecovered } from './says-it-recovered.js';
import type { Situated } from './situated.js';
import type { StatedKind } from './state-model.js';

/** `60 % loaded` is progress; `CPU at 95 %` isn't. */
const SHARE = /(?<![\d.,])\d{1,2}\s?(?:%|percent|prozent)/i;
const WORK =
  /(?<!\p{L})(?:load|reload|cop(?:y|i)|kopi|restor|import|export|migr|roll(?:ed)?[- ]?out|deploy|sync|index|rebuil|replay|backfill|upload|download|drain|convert|complet|done|finish|fertig|geladen|wiederher|restaur|cargad|termin)(?!\p{L}*-\p{N})/iu;
/** `Latency is up 40 %` doesn't mean that it's up again. */
const RISE = /\b(?:is|are) up (?:by )?\d/i;
/** What follows a colon may be the finding: `we could identify the cause: a full disk`. */
const GOES_ON = /[:：]\s?\S/;

/** Names the cause outright: `the deploy caused it`. */
const NAMES_CAUSE =
  /(?<!\bwhat(?:ever)? )\bcaused (?:it|this|that|all this|the (?:outage|errors?|failures?|problems?|incident))\b|(?:war|ist) die ursache(?!\p{L})|(?:fue|era|es) la causa(?!\p{L})|(?:était|est) la cause(?!\p{L})|(?:foi|era|é) a causa(?!\p{L})|が原因(?:です|でした|だ)/iu;

/** Names the cause: `cause is the 4.18 deploy`. */
const CAUSE_IS =
  /^(?:(?:so|ok|the|our|die|der|unsere?|la|el|a|o|nossa|notre) ){0,2}(?:root |actual |real |eigentliche )?(?:cause|ursache|grund|causa|motivo)(?: raíz| raiz| racine)? (?:is|was|ist|war|es|fue|est|était|é|foi|era) (?!not\b|nicht\b|kein|no\b|pas\b|não\b)\S|^(?:根本)?原因は.{2,60}(?:です|でした|だった|だ)。?$/iu;

/** Asks for an action: `restart all nodes`. */
const ORDER =
  /^(?:(?:then|just|please|and|ok) )?(?:revert|roll|restart|stop|try|pause|kill|disable|enable|scale|fail over|check|take|make|give|delete|remove|use|add|move|switch|run|turn|block|drain|look)\b(?! (?:is|was|has|went|of|are|were))/i;
/**
 * Verbs whose past tense looks the same. `Put the bundle on all gateways` is an order only if it addresses someone or
 * names a goal.
 */
const SAME_IN_PAST = /^(?:(?:then|just|ok) )?(?:put|cut|set|read|let|shut)\b/i;
/** Reports an action without a subject: `took both nodes out`. `Took two hours` is a duration. */
const TOOK =
  /^(?:(?:then|just|ok|and|so|also|i|we) )?(?:took|gave|sent|brought|built|rebuilt|wrote|rewrote|threw|undid|reran|resent|shut)\b(?! (?:about |roughly |almost |over )?(?:\d|an? (?:\p{L}{1,9} )?(?:while|minute|hour|day|second|bit)|long|ages|forever))/iu;
/** The same if the verb has an object: `raised the limit to 1 GB`. `Increased error rate` isn't an action. */
const ACTED =
  /^(?:(?:then|just|ok|and|so|also|i|we) )?(?:(?:raised|lowered|increased|reduced|bumped|doubled|halved|restarted|rebooted|reverted|redeployed|disabled|enabled|killed|paused|drained|deployed|scaled|removed|purged|flushed|rotated|revoked|pushed|merged|blocked|unblocked|added) (?:the|an?|our|my|all|both|it|that|this|these|those|another|more|\d+|\S{0,20}[-_/\d]\S{0,40})(?!\S)|(?:switched|turned) \S{1,20} (?:\S{1,20} )?(?:on|off)\b)/i;
const ASKS_SOMEONE = /\b(?:please|now|asap|then|before|until|everyone|someone)\b|!/i;

/** Forbids something; `Old nodes don't panic` doesn't. */
const FORBIDS =
  /^(?:(?:please|pls|plz|bitte|and|so|ok|but|careful|also)[,:]? )?(?:don['’]?t(?! think)|do not(?! think)|nobody|no one|hands off|never|leave|nichts?|niemand|keiner|por favor no|no|ne|не|никому|никто)(?!\p{L})/iu;

/** Marks a guess as the speaker's own. */
const BELIEVES =
  /^(?:\p{L}{1,8},? )?(?:i think|i guess|i suspect|i believe|i bet|i assume|my guess|my money|ich glaube|ich vermute|ich denke|creo que|je crois|je pense|acho que|(?:it|that)(?:['’]s| is| was| has to be| must be)? (?:most likely|likely|probably|surely|bound to be|gotta be|got to be)|(?:das|es) (?:ist|war|wird) (?:wahrscheinlich|bestimmt|vermutlich|sicher)|(?:debe|tiene que) (?:de )?ser|c['’]est (?:sûrement|probablement|sans doute)|ça doit être|(?:deve|só pode) ser|(?:я )?думаю|мне кажется|подозреваю|по-моему|скорее всего)(?!\p{L})/iu;

/** A wish isn't a decision yet. */
const WISH =
  /(?<!\p{L})(?:we|you|someone|wir|man) (?:should|could|sollten|könnten|sollte|könnte)(?!\p{L})|(?<!\p{L})(?:deberíamos|podríamos|on devrait|on pourrait|deveríamos)(?!\p{L})/iu;

/** The kind that a statement's position or form makes certain; otherwise the model decides by its wording. */
export function certainKind(it: Situated, isResult: boolean): StatedKind | undefined {
  const { cues, heading, text, isQuestion } = it.statement;
  if (isQuestion) return undefined;
  if (heading?.hasAny('next', 'plan')) return 'next';
  if (isPartDone(text) && !cues.hasAny('failure', 'affected') && !isResult) return 'progress';
  if (it.line.kind === 'bot') return undefined;
  if (isBegun(text)) return 'progress';
  if (FORBIDS.test(text) && cues.has('prohibition')) return 'prohibition';
  const named = kindOfNamed(it);
  if (named !== undefined) return named;
  if (isSuspicion(it.statement)) return 'hypothesis';
  if (isCountOfAffected(it)) return 'impact';
  if (isRefusal(it) || clears(text) || takesBack(it.statement)) return 'ruledOut';
  if (WISH.test(text) && !cues.hasAny('cause', 'failure', 'done')) return 'proposal';
  if (isOrder(text) && !cues.hasAny('decision', 'prohibition')) return 'proposal';
  if (namesCause(text) && !cues.hasAny('negation', 'unknown', 'hedge', 'searching')) return 'cause';
  if (saysWhatWasFound(it) || isCalledCause(it)) return 'cause';
  if (namesWhatItWas(it.statement)) return 'cause';
  if (SOME_FAIL.test(text) && !cues.hasAny('hedge', 'past', 'plan')) return 'impact';
  if (cues.has('causeLabel') && GOES_ON.test(text) && !cues.hasAny('unknown', 'hedge')) return 'cause';
  if (saysItRecovered(it.statement)) return 'recovery';
  if (isResult && !cues.hasAny('recovery', 'failure', 'affected', 'ruledOut')) return 'done';
  return reportsAct(text) || (SAME_IN_PAST.test(text) && !isOrder(text)) ? 'done' : undefined;
}

function isSuspicion(statement: Statement): boolean {
  if (!isGuess(statement) || guessesItsOver(statement)) return false;
  return BELIEVES.test(statement.text) || !statement.cues.hasAny('affected', 'request', 'promise', 'next');
}

function namesCause(text: string): boolean {
  return NAMES_CAUSE.test(text) || CAUSE_IS.test(text);
}

/** Announces a finding: `Found it. The index job holds a lock.` */
const FOUND =
  /^(?:ok,? |ah,? |so,? )?(?:found (?:it|the (?:cause|reason|problem|culprit|issue|bug))|(?:ich )?(?:hab['’]s|(?:hab|habe) (?:es |ihn |sie |die ursache )?gefunden|gefunden)|(?:ya )?lo (?:encontré|encontramos|tengo)|encontrado|(?:j['’]ai |on a )?trouvé|achei|encontrei|achamos|encontramos|原因が(?:わか|分か|判明|見つか)[^\s.!…。！:：]*|наш(?:ли|ёл|ел|ла)(?: причину)?|見つけました|見つかりました)[.!…。！:：]*$/iu;

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

/** What fails, and what doesn't: `large uploads fail, small ones are ok`. */
const SOME_FAIL =
  /(?<!\p{L})(?:fails?|failing|broken|hangs?|(?:schlägt|schlagen) fehl|(?:geht|gehen|läuft|laufen) nicht|fallan?|no (?:va|van|funcionan?)|échou(?:e|ent)|ne marchent? pas|falham?|não funcionam?)[^.!?,;]{0,30}[,;] (?:but |aber |pero |mais |mas )?[^.!?,;]{2,40} (?:ok|okay|fine|works?|geht|gehen|läuft|laufen|funktionier(?:t|en)|bien|van?|funcionan?|marchent?|bem)[.!]?$/iu;

function isCalledCause({ statement: { cues }, next }: Situated): boolean {
  if (next === undefined || next.isQuestion || cues.hasAny('hedge', 'negation')) return false;
  return CALLS_CAUSE.test(next.text) && !next.cues.hasAny('negation', 'hedge');
}

function saysWhatWasFound({ previous, statement: { text, cues } }: Situated): boolean {
  if (previous === undefined || !FOUND.test(previous.text) || reportsAct(text)) return false;
  return !cues.hasAny('hedge', 'plan', 'request', 'promise', 'unknown', 'recovery', 'ruledOut');
}

/** Whether a text reports an action that someone took. */
export function reportsAct(text: string): boolean {
  return TOOK.test(text) || ACTED.test(text);
}

const WHY =
  /(?<![\p{L}])(?:why|how come|warum|wieso|weshalb|por qué|pourquoi|por que)(?![\p{L}])|なぜ|どうして|(?<!\p{L})(?:почему|зачем)(?!\p{L})/iu;

/** Whether a statement gives the reason for a no earlier in the same message. */
export function explainsRefusal({ statement, previous, answered, line }: Situated): boolean {
  if (previous === undefined || statement.isQuestion || line.kind === 'bot') return false;
  return (
    NO.test(previous.text) &&
    answered?.statements.some(({ isQuestion, cues }) => isQuestion || cues.has('hedge')) === true
  );
}

/** Whether a no rules out a question, guess or proposal. After a `why`, it gives a reason; after a request, an excuse. */
function isRefusal({ statement, previous, answered }: Situated): boolean {
  if (previous !== undefined || !NO.test(statement.text) || statement.cues.has('unknown')) return false;
  const said = answered?.statements ?? [];
  if (said.some(({ text, isQuestion }) => isQuestion && WHY.test(text))) return false;
  return said.some(
    ({ isQuestion, cues }) => (isQuestion && !cues.has('request')) || cues.hasAny('hedge', 'proposal'),
  );
}

/** `Correction: 3 cancelled` puts a number right, and rules nothing out. */
function takesBack({ text, cues }: Statement): boolean {
  return cues.has('correction') && !/\d/.test(text);
}

/** `About 1,200 at three sites` after `how many are affected?`. */
function isCountOfAffected({ statement, previous, answered }: Situated): boolean {
  const asked = answered?.statements.findLast(({ isQuestion }) => isQuestion);
  if (asked === undefined || previous !== undefined) return false;
  return asked.cues.has('affected') && countsFor(asked.text, statement.text);
}

function isPartDone(text: string): boolean {
  return SHARE.test(text) && WORK.test(text);
}

/** Whether a text orders something, which isn't done yet. */
export function isOrder(text: string): boolean {
  return SAME_IN_PAST.test(text) ? ASKS_SOMEONE.test(text) : ORDER.test(text);
}

/** Whether a statement gives a level, such as load, rather than progress: nothing was done, and nothing recovered. */
export function isLevel({ text, cues }: Situated['statement']): boolean {
  return SHARE.test(text) && (RISE.test(text) || !cues.hasAny('done', 'recovery'));
}
