import type { UsageError } from '../base/errors.js';
import { echo, echoInCode } from '../views/text.js';
import { ArgumentReader, bareWord } from './kernel/arguments/argument-reader.js';
import { unknownCommand } from './kernel/arguments/misspelled.js';
import { QuestionError, yes } from './kernel/arguments/question.js';
import { readSeverity, readSeverityPhrase } from './kernel/arguments/read-severity.js';
import { readStatus } from './kernel/arguments/vocabulary.js';
import type { Invocation } from './kernel/invocation.js';
import type { RequestDeps } from './kernel/request-deps.js';
import { QUESTION } from './meaning/foreign-sayings.js';
import { answerAboutPeople } from './meaning/people.js';
import { meaningOf } from './meaning/saying.js';
import { SAYINGS, SENTENCES } from './meaning/sayings.js';
import { COMMANDS, findCommand } from './registry.js';

/** Fewer words are a misspelled command rather than a sentence. */
const SENTENCE_WORDS = 3;
const SHORT = 4;
/** Sentences are longer than what is guessed. */
const SENTENCE_MAX = 400;

/** The error for a line that begins with no command, with what it may mean. `verb` is its first word. */
export async function answerUnknown(
  deps: Pick<RequestDeps, 'cached'>,
  { channelId }: Pick<Invocation, 'channelId'>,
  { text, verb }: { text: string; verb: string },
): Promise<UsageError> {
  const asked = severityAlone(text) ?? suggestLine(text);
  if (asked) return asked;
  const word = verb.toLowerCase();
  const meant = meaningOf(SENTENCES, asSentence(text));
  if (meant !== undefined) return noCommand(word, meant);
  const rest = text.trimStart().slice(verb.length).replace(/^\S+/, '').trim();
  const unknown = unknownCommand(word, COMMANDS, rest);
  const isMisspelled = unknown instanceof QuestionError;
  // A short word, such as `set`, is near too many names.
  if (isMisspelled && word.length > SHORT) return unknown;
  const incidentId = channelId === undefined ? undefined : await deps.cached.incidentOf(channelId);
  const isInside = incidentId !== undefined;
  const line = (isInside ? severityAmong(text) : undefined) ?? lineFromNameIn(text);
  if (line !== undefined) return noCommand(word, line);
  const isSentence = text.trim().split(/\s+/, SENTENCE_WORDS).length >= SENTENCE_WORDS;
  if (isMisspelled || !isSentence) return unknown;
  const choice = isInside
    ? { label: 'Add as note', command: `note ${text.trim()}` }
    : { label: 'Declare', command: `declare ${text.trim()}` };
  return new QuestionError(unknown.message, [choice]);
}

/** Offers the command for what people say instead: `raise to P0`; undefined for other lines. */
export function suggestLine(text: string): QuestionError | undefined {
  const reader = new ArgumentReader(text);
  const first = bareWord(reader.next() ?? '');
  const said = reader.isEmpty ? first : `${first} ${reader.rest()}`;
  const line = meaningOf(SAYINGS, said) ?? (QUESTION.test(said) ? `ask ${text.trim()}` : undefined);
  const suggested = line === undefined ? undefined : noCommand(first.toLowerCase(), line);
  return answerAboutPeople(said) ?? suggested;
}

/** A text on one line of single spaces, without what ends it. */
function asSentence(text: string): string {
  return text
    .slice(0, SENTENCE_MAX)
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!]{1,3}$/, '');
}

function noCommand(word: string, line: string): QuestionError {
  return new QuestionError(
    `There's no command "${echo(word, 40)}", so nothing was done. Did you mean \`/incident ${echoInCode(line, 80)}\`?`,
    yes(line),
  );
}

/** Asks what to do with a line that begins with a severity, `sev0 everything is down`; undefined for others. */
function severityAlone(text: string): QuestionError | undefined {
  if (!readSeverityPhrase(text.trim().split(/\s+/, 2))) return undefined;
  return new QuestionError(
    'Set the severity of this incident, or declare a new one? Nothing was done. `/incident severity P1` sets it, `/incident declare P1 what is wrong` declares one.',
    [
      { label: 'Set severity', command: `severity ${text.trim()}` },
      { label: 'Declare', command: `declare ${text.trim()}` },
    ],
  );
}

/** `severity P0` for `it's a P0 now` */
function severityAmong(text: string): string | undefined {
  const words = asSentence(text).split(' ', SHORT + 1);
  const levels = words.flatMap((word) => readSeverity(word) ?? []);
  return levels.length === 1 && words.length <= SHORT && !words.some(isDenial)
    ? `severity ${levels[0]}`
    : undefined;
}

const isDenial = (word: string) =>
  /^(?:not|isn't|aren't|wasn't|never|no|still|when|if|don't|can't)$/i.test(word);

/** A command's name further on is part of a text. */
const LOOK = 5;
/** Names of commands that are in too many other sentences. */
const ORDINARY =
  /^(?:new|create|open|add|post|lead|role|log|info|action|question|search|find|page|check|who|show|list|ls|private|public|started|began|detected|join|leave|comment|find|ask|assign|commands|\?)$/;

/** `update all regions are back` in `send update all regions are back`, and `resolve` in `mark it resolved`. */
function lineFromNameIn(text: string): string | undefined {
  const reader = new ArgumentReader(text.slice(0, SENTENCE_MAX));
  const words = reader.remaining.slice(0, LOOK).map((word) => bareWord(word).toLowerCase());
  if (words.some(isDenial)) return undefined;
  const at = words.findIndex((word, i) => i > 0 && !ORDINARY.test(word) && findCommand(word) !== undefined);
  const command = findCommand(words[at] ?? '');
  if (!command) return undefined;
  for (let n = 0; n <= at; n += 1) reader.next();
  const isSettled = readStatus(words[at] ?? '') !== undefined;
  if (isSettled && !reader.isEmpty) return undefined;
  const rest = reader.rest().replace(/^(?:(?:is|was|to|that|of|because)|[:–—-])\s{1,3}/i, '');
  return `${command.name} ${rest}`.trim();
}
