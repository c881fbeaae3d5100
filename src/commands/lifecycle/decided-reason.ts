import { UsageError } from '../../base/errors.js';
import { echo } from '../../views/text.js';
import { bareWord } from '../kernel/arguments/argument-reader.js';
import {
  type Argument,
  type ArgumentContext,
  converted,
  explanation,
} from '../kernel/arguments/arguments.js';
import { foldAccents } from '../kernel/arguments/fold-accents.js';
import { isDenied, refuseOtherObject } from './denied-change.js';
import { isLaterTime } from './later-time.js';

/** Why something changes. Throws UsageError for a text that means "don't" or "not yet". */
export const decidedReason = converted(explanation(), refuseDoubts);

/** The note of a handover. Throws UsageError for nothing but doubt or a future time. */
export const settledNote = converted(explanation(), refuseLater);

/** A title, or what stakeholders will read. Throws UsageError for nothing but doubt: `cancel`, `not yet`. */
export const meantText = (text: Argument<string>): Argument<string> => converted(text, refuseDoubtAlone);

const wordsOf = (list: string) => new Set(list.split(/\s+/));

/** `not yet`, `maybe later` and `just kidding` say nothing but doubt; `probably a bad deploy` is a reason. */
const DOUBTS = wordsOf(
  `no nope not never nevermind don't dont wait stop cancel abort oops maybe perhaps possibly probably hopefully unsure
  unclear idk dunno kidding jk lol guess think soon later tonight tomorrow eventually someday nvm waiting
  nein nicht vielleicht spater nachher morgen bald non pas peut-etre demain tard bientot
  manana luego quizas quiza todavia aun amanha depois talvez nao`,
);
/** Filler that may come between them. */
const FILLERS = wordsOf(
  `i we a it this that the to do be will just really very mind sure yet now today so know sorry actually
  noch erst doch heute abend fruh encore plus ce matin mas la por noche vez ainda mais hoje noite`,
);
const LONGEST_DOUBT = 6;

/** `close in 10 minutes`, `resolve next week` */
const DELAY = [
  /^(?:next (?:week|month)|nachste woche|(?:la )?semaine prochaine|(?:la )?proxima semana|(?:la )?semana que (?:viene|vem))[.!]?$/i,
  /^(?:in|within|dans|en|em|daqui a) (?:an?|one|einer?|une?|una?|uma?|\d{1,3}) ?(?:m|min|minutes?|minuten?|minutos?|h|hours?|heures?|stunden?|horas?|days?|weeks?)[.!]?$/i,
  /^(?:in|by) the (?:morning|afternoon|evening)[.!]?$/i,
  /^(?:gleich|in kurze|sous peu|dans un moment|en un rato|en breve|em breve|daqui a pouco)[.!]?$/i,
];
/** `resolve if nobody objects`; a longer text says what happened. */
const CONDITION = /^(?:if|once|unless|as soon as|only (?:when|if))(?: [^\s,;:]{1,30}){1,8}$/i;
/** `close when it is stable`; `fixed when we rolled back` and `when it was merged` say what happened. */
const EVENTUALLY =
  /^when (?:(?!was|were|got)\S{1,12} ){0,2}(?:done|fixed|ready|possible|finished|over|stable|green|deployed|merged)[.!]?$/i;
const NOT_YET = [...DELAY, CONDITION, EVENTUALLY];

/** What an order waits for; someone who writes `resolved` reports what happened. */
const WAITS = [
  /^today[.!]?$/i,
  /^when(?! .*\b(?:was|were|got|did|had|\w{3,}ed)\b)(?: [^\s,;:]{1,30}){1,5}$/i,
  /^(?:(?:am|bis|le|el|na|ate) )?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo|(?:segunda|terca|quarta|quinta|sexta)(?:-feira)?)[.!]?$/i,
  /^(?:wenn|falls|sobald|sofern|si|des que|quand|lorsque|cuando|en cuanto|quando|assim que)(?: [^\s,;:]{1,30}){1,5}$/i,
  /(?:たら|れば|次第|後で|あとで|明日|今夜|来週|まだ|多分|たぶん)[。！]?$/u,
];
/**
 * Only for changes that end an incident: one may be mitigated while it waits for a vendor, or get a severity after the
 * deploy.
 */
const ENDING = new Set(['resolve', 'close']);
const ENDS_LATER = [
  /^(?:still )?(?:pending|awaiting|waiting (?:for|on)|subject to|depending on|vorbehaltlich|en attente d|pendiente de|en espera de|pendente de|aguardando)\w{0,2}\b.{1,80}$/i,
  /^(?:after|nach|apres|despues del?|tras|depois d[aeo])(?: [^\s,;:]{1,30}){1,4}$/i,
];
/** `after the rollback` says what helped. */
const REMEDY =
  /roll(?:ed|ing)?[ -]?back|revert|restart|reboot|fail(?:ed|ing)?[ -]?over|fix|patch|scal|neustart|redemarrage|reinici/i;

/** `pending items moved to the backlog` */
const IN_PAST = /\b\w{3,}ed\b/i;

/** A past participle, or `status`, which is set to one. */
const HAS_HAPPENED = /(?:ed|^done|^status)$/i;

async function refuseDoubts(reason: string, context: ArgumentContext): Promise<string> {
  const { command, verb = command.name } = context;
  if (reason === '') return reason;
  const said = normalized(reason);
  refuseOtherObject(said, command.name);
  const hasHappened = HAS_HAPPENED.test(bareWord(verb));
  const isOpen =
    isDoubt(said) ||
    isAsking(said) ||
    isDenied(said, command.name) ||
    NOT_YET.some((pattern) => pattern.test(said)) ||
    (!hasHappened && isAwaited(said, command.name)) ||
    (await isLaterTime(said, { hasHappened, context }));
  if (isOpen) throw undecided(reason, context);
  return reason;
}

function refuseDoubtAlone(text: string, context: ArgumentContext): string {
  if (text !== '' && isDoubt(normalized(text))) throw undecided(text, context);
  return text;
}

/** A note may well contain a condition: `if it fails again, restart it`. */
async function refuseLater(text: string, context: ArgumentContext): Promise<string> {
  const said = normalized(text);
  const isOpen =
    text !== '' &&
    (isDoubt(said) ||
      DELAY.some((pattern) => pattern.test(said)) ||
      (await isLaterTime(said, { hasHappened: false, context })));
  if (isOpen) throw undecided(text, context);
  return text;
}

function normalized(text: string): string {
  return foldAccents(text.replaceAll('\u2019', "'"))
    .trim()
    .replace(/^(?:scheduled|planned) /i, '')
    .replace(/^for /i, '');
}

function undecided(text: string, { command }: ArgumentContext): UsageError {
  return new UsageError(
    `"${echo(text, 40)}" sounds undecided, so nothing was done. To go ahead, run \`/incident ${command.name}\` again without it.`,
  );
}

/** `close this one now?`; a longer text may end with a question. */
function isAsking(said: string): boolean {
  return said.endsWith('?') && said.split(/\s+/, ASKING_WORDS + 1).length <= ASKING_WORDS;
}

const ASKING_WORDS = 4;

function isAwaited(said: string, name: string): boolean {
  const endsLater = ENDING.has(name) && !REMEDY.test(said);
  return [...WAITS, ...(endsLater && !IN_PAST.test(said) ? ENDS_LATER : [])].some((one) => one.test(said));
}

function isDoubt(said: string): boolean {
  const words = said
    .toLowerCase()
    .split(/\s+/, LONGEST_DOUBT + 1)
    .map(bareWord);
  if (words.length > LONGEST_DOUBT || !words.some((word) => DOUBTS.has(word))) return false;
  return words.every((word) => DOUBTS.has(word) || FILLERS.has(word));
}
