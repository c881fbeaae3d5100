import { echoInCode } from '../../views/text.js';
import { ArgumentReader, bareWord } from '../kernel/arguments/argument-reader.js';
import { readTypedId } from '../kernel/arguments/incident-ids.js';
import { QuestionError, SURE_KEY, yes } from '../kernel/arguments/question.js';
import { readSeverityPhrase } from '../kernel/arguments/read-severity.js';
import { meaningOf, type Saying } from './saying.js';

/** `who` alone lists the roles. */
const ROLE_QUESTIONS: readonly Saying[] = [
  [/^\s{0,9}who(?:'s| is|'re| are)? on.?call(?: for)?(?= |\?|$)(.*?)\??$/is, 'oncall$1'],
  [
    /^\s{0,9}who(?:'s|’s| is|'re| are)(?: the| our)?(?: incident)? (?:commander|ic|lead|in (?:command|charge)|comms|scribe|ops|participants|responders)(?= |\?|$)(?:(?: right)?(?: now| here)?\s?\??$)?(.*)$/is,
    'roles$1',
  ],
];

/** Clear enough to be run. */
const CLEAR: readonly Saying[] = [
  ...ROLE_QUESTIONS,
  [/^\s{0,9}show (?:me|us)(?= |[.!?]{0,3}$) ?(.*)$/is, 'show $1'],
  [/^\s{0,9}catch (?:me|us) up(?= |[.!?]|$) ?(.*)$/is, 'catchup $1'],
  // `how do we restore the database?` is a question about the incident.
  [
    /^\s{0,9}how (?:do|can|should|would|does) (?:i|we|you|one|someone) (declare|create|open|acknowledge|ack|resolve|close|reopen|archive|restore|export|join|leave|assign|page)(?: (?:an?|the|this|it|my|new|incidents?|roles?|tasks?|someone|people)){0,3} ?\?{0,3}\s{0,9}$/i,
    ([, deed]) => `help ${deed?.toLowerCase()}`,
  ],
  // `task list` adds no task.
  [/^\s{0,9}tasks? (?:list|show|all|open)[.!?]?\s{0,9}$/i, 'tasks'],
];

/** What a command would refuse or take literally. */
const MISREAD: readonly Saying[] = [
  // `update` would announce "me", and `who` lists the roles.
  [/^update (?:me|us)(?: (?:please|pls|now))?$/i, 'catchup'],
  [
    /^who (?!(?:in|on|for|of|at|guide) |guide:|#?\d|inc-|#)\p{L}.{1,300}$/isu,
    ([said]) => (meaningOf(ROLE_QUESTIONS, said) === undefined ? `ask ${said}` : undefined),
  ],
  [
    /^remind(?: (?:me|us))? in (\d{1,3} ?(?:m|min|minutes?|h|hours?)?)$/i,
    ([, time]) => `remind snooze ${unitOf(time)}`,
  ],
  [
    /^remind (me|us|<@[^<>]{1,80}>|@?\S{2,40}) (in \d{1,3} ?(?:m|min|minutes?|h|hours?)?|at \S{1,8}|tomorrow|tonight) (?:to|that|about) (.{1,300})$/is,
    ([, who, time, text]) => `task add ${text} ${unitOf(time)} ${ownerOf(who)}`,
  ],
  [
    /^remind (me|us|<@[^<>]{1,80}>|@?\S{2,40}) (?:to|that|about) (.{1,300})$/is,
    ([, who, text]) => `task add ${text} ${ownerOf(who)}`,
  ],
  [
    /^log (?!since|today|yesterday|from|last|past|between|this|key|image|page|until|for|of|next)(\p{L}\S* \S.{0,300})$/isu,
    'note $1',
  ],
];

/** Sentences are short. */
const SAID_MAX = 400;

/** The line of a sentence that's clear enough to be run; undefined for other lines. */
export function lineOfClearSentence(typed: string): string | undefined {
  return meaningOf(CLEAR, typed);
}

/** Asks about a sentence that a command would refuse or take literally; undefined for other lines. */
export function askAboutSentence(typed: string): QuestionError | undefined {
  const said = typed
    .slice(0, SAID_MAX)
    .trim()
    .replace(/[.!?]{1,3}$/, '');
  const line = meaningOf(MISREAD, said);
  if (line === undefined) return undefined;
  return new QuestionError(
    `That isn't what \`/incident ${said.split(/\s/, 1)[0]?.toLowerCase()}\` does, so nothing was done. Did you mean \`/incident ${echoInCode(line, 80)}\`?`,
    yes(line),
  );
}

/** `in 10` means minutes. */
const unitOf = (time = '') => (/\d$/.test(time) && !/at /i.test(time) ? `${time}m` : time);

const ownerOf = (who = '') => (/^(?:me|us)$/i.test(who) ? '@me' : who.replace(/^@?(?=\p{L})/u, '@'));

/** `show checkout` looks for incidents. */
export function askAboutShow(typed: string): QuestionError | undefined {
  const reader = new ArgumentReader(typed.slice(0, SAID_MAX));
  if (!/^(?:show|info)$/i.test(bareWord(reader.next() ?? ''))) return undefined;
  for (let n = 0; n < 3; n += 1)
    reader.takeFirst(
      (word) => /^(?:me|us|the|incident|please|for|of|about)$/i.test(bareWord(word)) || undefined,
    );
  const [first = ''] = reader.remaining;
  const isSeverity = readSeverityPhrase(reader.remaining.slice(0, 2)) !== undefined;
  if (first === '' || first.startsWith(SURE_KEY) || first.includes(':') || !isWord(first)) return undefined;
  if (!isSeverity && (readTypedId(first) !== undefined || isFiller(first))) return undefined;
  const line = `list ${reader.rest()}`;
  return new QuestionError(
    `\`/incident show\` shows one incident, by its id, so nothing was done. Did you mean \`/incident ${echoInCode(line, 80)}\`?`,
    yes(line),
  );
}

/** `INC-1#METADATA` is meant as an id, however it's wrong. */
const isWord = (typed: string) => /\p{L}/u.test(typed) && !/^inc-?\d/i.test(typed);

const isFiller = (word: string) =>
  /^(?:it|this|that|now|here|please|pls|thanks|thx|inc)$/i.test(bareWord(word));
