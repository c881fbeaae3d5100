import { echo } from '../views/text.js';
import { QuestionError } from './kernel/question.js';

/** A sentence that begins with the name of a command, and the line that it means. */
type Reading = readonly [said: RegExp, line: (match: RegExpExecArray) => string];

const READINGS: readonly Reading[] = [
  // `update` would announce "me", and `who` lists the roles.
  [/^update (?:me|us)(?: (?:please|pls|now))?$/i, () => 'catchup'],
  [/^who (?!(?:in|on|for|of|at|guide) |guide:|#?\d|inc-|#)\p{L}.{1,300}$/isu, ([said]) => `ask ${said}`],
  [
    /^remind(?: (?:me|us))? in (\d{1,3} ?(?:m|min|minutes?|h|hours?)?)$/i,
    ([, time]) => `remind snooze ${unitOf(time)}`,
  ],
  [
    /^remind (me|us|<@[^<>]{1,80}>|@?\S{2,40}) (in \d{1,3} ?(?:m|min|minutes?|h|hours?)?|at \S{1,8}|tomorrow|tonight) (?:to|that|about) (.{1,300})$/is,
    ([, who, time = '', text]) => `task add ${text} ${unitOf(time)} ${ownerOf(who)}`,
  ],
  [
    /^remind (me|us|<@[^<>]{1,80}>|@?\S{2,40}) (?:to|that|about) (.{1,300})$/is,
    ([, who, text]) => `task add ${text} ${ownerOf(who)}`,
  ],
  [
    /^log (?!since|today|yesterday|from|last|past|between|this|key|image|page|until|for|of|next)(\p{L}\S* \S.{0,300})$/isu,
    ([, text]) => `note ${text}`,
  ],
];

/** Sentences are short. */
const SAID_MAX = 400;

/** Asks about a sentence that a command would refuse or take literally; undefined for other lines. */
export function askAboutSentence(
  typed: string,
  isClear: (line: string) => boolean,
): QuestionError | undefined {
  const said = typed
    .slice(0, SAID_MAX)
    .trim()
    .replace(/[.!?]{1,3}$/, '');
  for (const [pattern, toLine] of READINGS) {
    const match = pattern.exec(said);
    if (!match || isClear(typed)) continue;
    const line = toLine(match);
    return new QuestionError(
      `That isn't what \`/incident ${said.split(/\s/, 1)[0]?.toLowerCase()}\` does, so nothing was done. Did you mean \`/incident ${echo(line, 80)}\`?`,
      [{ label: 'Yes', command: line, style: 'primary' }],
    );
  }
  return undefined;
}

/** `in 10` means minutes. */
const unitOf = (time = '') => (/\d$/.test(time) && !/at /i.test(time) ? `${time}m` : time);

const ownerOf = (who = '') => (/^(?:me|us)$/i.test(who) ? '@me' : who.replace(/^@?(?=\p{L})/u, '@'));
