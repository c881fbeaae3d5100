import type { Statement } from '../../language/statements.js';
import { NO } from './begins-answer.js';
import { askedBefore, clearsSuspect, isUnsureYes, saysExtent } from './brief-answers.js';
import { clears } from './clears.js';
import { countsAffected, countsDone } from './counts-affected.js';
import { isBegun } from './is-begun.js';
import { guessesItsOver, isGuess } from './is-guess.js';
import { isOrder, reportsAct, reportsResult } from './is-order.js';
import { namesTheCause } from './names-cause.js';
import { namesFault } from './names-fault.js';
import { kindOfNamed } from './offers.js';
import { promises } from './promises.js';
import { countsFor } from './reacts-to.js';
import { findsNothing } from './says-fine.js';
import { saysItRecovered } from './says-it-recovered.js';
import type { Situated } from './situated.js';
import type { StatedKind } from './state-model.js';
import { saysNothingIsLeft, saysOnlyWhatIsLeft } from './what-is-left.js';

/** `60 % loaded` is progress; `CPU at 95 %` isn't. */
const SHARE = /(?<![\d.,])\d{1,2}\s?(?:%|percent|prozent)/i;
const WORK =
  /(?<!\p{L})(?:load|reload|cop(?:y|i)|kopi|restor|import|export|migr|roll(?:ed)?[- ]?out|deploy|sync|index|rebuil|replay|backfill|upload|download|drain|convert|complet|done|finish|fertig|geladen|wiederher|restaur|cargad|termin)(?!\p{L}*-\p{N})/iu;
/** `Latency is up 40 %` doesn't mean that it's up again. */
const RISE = /\b(?:is|are) up (?:by )?\d/i;
/** What follows a colon may be the finding: `we could identify the cause: a full disk`. */
const GOES_ON = /[:：]\s?\S/;

/** Forbids something; `Old nodes don't panic` and `don't know yet` don't. */
const FORBIDS =
  /^(?:(?:please|pls|plz|bitte|and|so|ok|but|careful|also)[,:]? )?(?:(?:don['’]?t|do not)(?! (?:think|know|see|have|get|understand|remember|find|need|want|believe|recall|even|really|care)(?!\p{L}))|nobody|no one|hands off|never|leave|nichts?|niemand|keiner|por favor no|no|ne|не|никому|никто)(?!\p{L})/iu;

/** Marks a guess as the speaker's own. */
const BELIEVES =
  /^(?:\p{L}{1,8},? )?(?:i think|i guess|i suspect|i believe|i bet|i assume|my guess|my money|ich glaube|ich vermute|ich denke|creo que|je crois|je pense|acho que|(?:it|that)(?:['’]s| is| was| has to be| must be)? (?:most likely|likely|probably|surely|bound to be|gotta be|got to be)|(?:das|es) (?:ist|war|wird) (?:wahrscheinlich|bestimmt|vermutlich|sicher)|(?:debe|tiene que) (?:de )?ser|ser[áa] (?:el|la|los|las|otra)|seguro que es|c['’]est (?:sûrement|probablement|sans doute)|ça doit être|(?:deve|só pode) ser|(?:я )?думаю|мне кажется|подозреваю|по-моему|скорее всего)(?!\p{L})/iu;

/** `So it's the backend` infers it from what's left, until someone finds the cause. */
const INFERS =
  /^(?:so|then|ok so|also|dann|entonces|donc|alors|então|значит) (?:it['’]?s|it (?:is|must be)|ist es|liegt es an|muss es|es|c['’]est|é) (?:the |our |der |die |das |dem |den |el |la |le |o |a |l['’])?[\p{L}\p{N}_-]{2,24}(?: [\p{L}\p{N}_-]{2,20})?[.!]*$/iu;

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
  if (isBegun(text) || saysOnlyWhatIsLeft(text)) return 'progress';
  if (FORBIDS.test(text) && cues.has('prohibition')) return 'prohibition';
  const named = kindOfNamed(it);
  if (named !== undefined) return named;
  if (isCountOfAffected(it) || isExtent(it) || countsAffected(it.statement)) return 'impact';
  if (promises(it.statement)) return 'next';
  if (isSuspicion(it.statement) || isUnsure(it)) return 'hypothesis';
  if (isRefusal(it) || clears(text) || takesBack(it.statement)) return 'ruledOut';
  if (isCleared(it) || findsNothing(text)) return 'ruledOut';
  if (WISH.test(text) && !cues.hasAny('cause', 'failure', 'done')) return 'proposal';
  if (isOrder(text) && !cues.hasAny('decision', 'prohibition')) return 'proposal';
  if (namesTheCause(it) || namesFault(it.statement)) return 'cause';
  if (SOME_FAIL.test(text) && !cues.hasAny('hedge', 'past', 'plan')) return 'impact';
  if (cues.has('causeLabel') && GOES_ON.test(text) && !cues.hasAny('unknown', 'hedge')) return 'cause';
  if (saysItRecovered(it.statement) || saysNothingIsLeft(text)) return 'recovery';
  if (isResult && !cues.hasAny('recovery', 'failure', 'affected', 'ruledOut')) return 'done';
  return reportsAct(text) || reportsResult(text) || countsDone(it.statement) ? 'done' : undefined;
}

/** `Fiber cut, eta 4h` estimates when it ends, and suspects nothing. */
function isSuspicion(statement: Statement): boolean {
  if (INFERS.test(statement.text) && !statement.cues.hasAny('negation', 'recovery', 'done')) return true;
  if (!isGuess(statement) || !statement.cues.has('hedge') || guessesItsOver(statement)) return false;
  return BELIEVES.test(statement.text) || !statement.cues.hasAny('affected', 'request', 'promise', 'next');
}

/** What fails, and what doesn't: `large uploads fail, small ones are ok`. */
const SOME_FAIL =
  /(?<!\p{L})(?:fails?|failing|broken|hangs?|(?:schlägt|schlagen) fehl|(?:geht|gehen|läuft|laufen) nicht|fallan?|no (?:va|van|funcionan?)|échou(?:e|ent)|ne marchent? pas|falham?|não funcionam?)[^.!?,;]{0,30}[,;] (?:but |aber |pero |mais |mas )?[^.!?,;]{2,40} (?:ok|okay|fine|works?|geht|gehen|läuft|laufen|funktionier(?:t|en)|bien|van?|funcionan?|marchent?|bem)[.!]?$/iu;

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
  if (NOT_YET.test(statement.text)) return false;
  const said = answered?.statements ?? [];
  if (said.some(({ text, isQuestion }) => isQuestion && WHY.test(text))) return false;
  return said.some(
    ({ isQuestion, cues }) => (isQuestion && !cues.has('request')) || cues.hasAny('hedge', 'proposal'),
  );
}

/** `S3 is green` after `s3 then?`. */
function isCleared(it: Situated): boolean {
  const asked = askedBefore(it);
  return asked !== undefined && clearsSuspect(asked, it.statement);
}

function isUnsure(it: Situated): boolean {
  const asked = askedBefore(it);
  return asked !== undefined && isUnsureYes(asked, it.statement);
}

/** `No, only Visa` after `all cards?` says how far it reaches. */
function isExtent(it: Situated): boolean {
  const asked = askedBefore(it);
  return asked !== undefined && saysExtent(asked, it.statement);
}

/** Something may still come of `not yet`, and `no, still looping` rules nothing out. */
const NOT_YET =
  /^(?:no,? |nein,? |non,? |não,? )?(?:not yet|still|noch nicht|immer noch|sigue|toujours|ainda|(?:todavía|aún) no|pas encore|ainda não|ещ[её] нет|пока нет)(?!\p{L})|^(?:いえ、?)?まだ/iu;

/** `Correction: 3 cancelled` puts a number right, and rules nothing out. */
function takesBack({ text, cues }: Statement): boolean {
  return cues.has('correction') && !/\d/.test(text);
}

/** `About 1,200 at three sites` after `how many are affected?`, or after only `how many?`. */
function isCountOfAffected(it: Situated): boolean {
  const asked = askedBefore(it);
  if (asked === undefined || !countsFor(asked.text, it.statement.text)) return false;
  return asked.cues.hasAny('affected', 'failure') || asked.words.size === 0;
}

function isPartDone(text: string): boolean {
  return SHARE.test(text) && WORK.test(text);
}

/** Whether a statement gives a level, such as load, rather than progress: nothing was done, and nothing recovered. */
export function isLevel({ text, cues }: Situated['statement']): boolean {
  return SHARE.test(text) && (RISE.test(text) || !cues.hasAny('done', 'recovery'));
}
