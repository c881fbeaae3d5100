import { distance } from 'fastest-levenshtein';
import { UsageError } from '../../base/errors.js';
import { nearest } from '../../base/nearest.js';
import { echo } from '../../views/text.js';
import { ArgumentReader, bareWord } from './argument-reader.js';
import { QuestionError } from './question.js';
import { readSeverityPhrase } from './read-severity.js';
import { FOREIGN_SAYINGS, QUESTION_WORD, readForeignName, type Saying } from './sayings.js';

interface Named {
  name: string;
  aliases: readonly string[];
}

/** Asks what to do with a line that begins with a severity, `sev0 everything is down`; undefined for others. */
export function severityAlone(text: string): QuestionError | undefined {
  if (!readSeverityPhrase(text.trim().split(/\s+/, 2))) return undefined;
  return new QuestionError(
    'Set the severity of this incident, or declare a new one? Nothing was done. `/incident severity P1` sets it, `/incident declare P1 what is wrong` declares one.',
    [
      { label: 'Set severity', command: `severity ${text.trim()}` },
      { label: 'Declare', command: `declare ${text.trim()}` },
    ],
  );
}

/** What people say instead of a command's name, and the line that does it. */
const SAYINGS: readonly Saying[] = [
  [/^(?:raise|escalate|bump|lower|downgrade|upgrade|drop|reduce|increase|change)$/, severityIn],
  [/^(?:make|set|go|turn|keep)$/, visibilityIn],
  [/^(?:make|give|appoint|set)$/, (rest) => (/<@/.test(rest) ? `assign ${rest}` : severityIn(rest))],
  [
    /^(?:done|finish|finished|complete|completed)$/,
    (rest) => (rest === '' ? 'resolve' : taskIn('done', rest)),
  ],
  [/^(?:take|taking|grab)$/, (rest) => taskIn('take', rest)],
  [/^(?:snooze|mute)$/, (rest) => `remind snooze ${rest}`],
  [
    /^(?:i'm|im|i|on|looking|investigating)$/,
    (rest) => (/\bon (?:it|this)|^(?:it|this|into)\b/i.test(rest) ? 'ack' : undefined),
  ],
  [/^un-?(?:resolve|close|fix)$|^reactivate$/, (rest) => `reopen ${rest}`],
  [/^(?:oops|whoops|revert|cancel|abort|nevermind)$/, () => 'undo'],
  [/^rule$/, (rest) => (/^out\b/i.test(rest) ? `ruledout ${rest.replace(/^out:?\s{0,3}/i, '')}` : undefined)],
  [/^(?:follow|subscribe|watch)$/, (rest) => `join ${withoutTo(rest)}`],
  [/^un-?(?:follow|subscribe|watch)$/, (rest) => `leave ${withoutTo(rest)}`],
  [/^(?:mine|my)$/, (rest) => (/^tasks?\b/i.test(rest) ? 'tasks mine' : 'list mine')],
  [/^(?:title|name|service)$/, (rest, text) => (/^\s{0,9}service/i.test(text) ? 'edit' : `edit ${rest}`)],
  [/^unarchive$/, (rest) => `restore ${rest}`],
  [/^(?:publish|unprivate|unhide)$/, (rest) => `public ${rest}`],
  [
    /^(?:merge|duplicate|dupe)$/,
    (rest) => `close duplicate of ${rest.replace(/^(?:(?:it|this|into|with|of|to)\s){1,3}/i, '')}`,
  ],
  [
    /^(?:delete|remove|discard|scrap)$/,
    (rest) => (/^(?:this|it|the incident|incident)\b/i.test(rest) ? 'close declared by mistake' : undefined),
  ],
  ...FOREIGN_SAYINGS,
  [
    QUESTION_WORD,
    // Japanese has no spaces.
    (rest, text) => (rest === '' && !/[\p{Script=Hiragana}]/u.test(text) ? undefined : `ask ${text.trim()}`),
  ],
];

/** Offers the command for what people say instead: `raise to P0`; undefined for other lines. */
export function suggestLine(text: string): QuestionError | undefined {
  const reader = new ArgumentReader(text.slice(0, SAID_MAX));
  const first = bareWord(reader.next() ?? '').toLowerCase();
  const rest = reader.rest();
  if (TAKES_AWAY.test(first) && /<@/.test(rest)) return new QuestionError(HANDED_ON, []);
  if (first === 'invite' || (BRINGS.test(first) && isPersonIn(rest))) return new QuestionError(INVITE, []);
  const lines = SAYINGS.map(([said, toLine]) => (said.test(first) ? toLine(rest, text) : undefined));
  const line = [...lines, readForeignName(first, rest)].find((one) => one !== undefined)?.trim();
  if (line !== undefined) {
    return new QuestionError(
      `There's no command "${echo(first, 40)}", so nothing was done. Did you mean \`/incident ${echo(line, 80)}\`?`,
      [{ label: 'Yes', command: line, style: 'primary' }],
    );
  }
  return undefined;
}

/** `ping @bob`, `loop in @bob` */
const BRINGS = /^(?:ping|call|wake|bring|loop|get|pull|summon)$/;
const isPersonIn = (rest: string) => /^(?:(?:up|in|on) )?(?:<@|@)/i.test(rest);

const TAKES_AWAY = /^(?:remove|unassign|drop|kick|delete|revoke|demote)$/;
const HANDED_ON =
  'A role is handed on rather than taken away, so nothing was done. To give it to someone else, run `/incident assign @alice comms`.';

export const INVITE =
  'Slack invites people, so nothing was done: run `/invite @carol` in the channel. To give someone a role, run `/incident assign @carol comms`, which invites them, too.';

/** Sayings are short. */
const SAID_MAX = 300;

/** `42` for `to 42` */
const withoutTo = (rest: string) => rest.replace(/^to\s/i, '');

/** `task done 2` for `with task 2` */
function taskIn(verb: 'done' | 'take', rest: string): string | undefined {
  const number = /^(?:with |on )?(?:task |number |no\.? )?#?(\d{1,4})\b/i.exec(rest)?.[1];
  return number === undefined ? undefined : `task ${verb} ${number}`;
}

/** `private` for `it private please` */
function visibilityIn(rest: string): string | undefined {
  return /^(?:(?:it|this|that|the|incident|channel|to) ){0,3}(private|public)\b/i
    .exec(rest)?.[1]
    ?.toLowerCase();
}

/** `severity P0 all regions` for `to P0 all regions`. */
function severityIn(rest: string): string | undefined {
  const reader = new ArgumentReader(rest);
  const level = reader.takePhrase(readSeverityPhrase, 'anywhere');
  if (level === undefined) return undefined;
  for (let n = 0; n < 4; n += 1)
    reader.takeFirst((word) => /^(?:it|this|to|the|severity|sev|incident|from)$/i.test(word) || undefined);
  return `severity ${level} ${reader.rest()}`;
}

const ANOTHER_WORD = /^(?:remove|delete|drop|revoke|rule|please|not|false|kill)$/;

/** Before other words, people rarely miss the first letter: `back to normal` isn't `ack to normal`. */
function isFarOff(word: string, found: string, rest = ''): boolean {
  if (!/[a-z]/.test(found)) return true;
  if (rest === '' || word[0] === found[0] || hasSameLetters(word, found)) return false;
  return found.length < 5 || distance(word, found) > 1;
}

const hasSameLetters = (a: string, b: string) => [...a].sort().join('') === [...b].sort().join('');

/** The error for an unknown command. Suggests the nearest one when it's close enough to be a typo, with `rest` as a button. */
export function unknownCommand(word: string, commands: readonly Named[], rest?: string): UsageError {
  const said = echo(word, 40);
  const found = nearest(
    word,
    commands.flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  // `unassign` is the opposite of `assign`, and `remove` no misspelling of `resolve`.
  const isAnother =
    ANOTHER_WORD.test(word) ||
    (word.startsWith('un') && !found?.startsWith('un')) ||
    (found !== undefined && isFarOff(word, found, rest));
  const near = isAnother ? undefined : found;
  const hint = near ? `Did you mean \`/incident ${near}\`?` : '`/incident help` lists the commands.';
  const message = `There's no command "${said}". ${hint}`;
  if (near === undefined || rest === undefined) return new UsageError(message);
  return new QuestionError(message, [{ label: `Run ${near}`, command: `${near} ${rest}`.trim() }]);
}
