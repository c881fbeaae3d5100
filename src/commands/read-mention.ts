import { withoutMention } from '../incidents/without-mention.js';
import { bareWord } from './kernel/arguments/argument-reader.js';
import { foldAccents } from './kernel/arguments/fold-accents.js';
import { readSeverityPhrase } from './kernel/arguments/read-severity.js';
import { readStatus } from './kernel/arguments/vocabulary.js';
import { READING, readLine } from './read-line.js';
import { findCommand } from './registry.js';

/** What a message that mentions Aegis asks for. */
export type MentionMeaning =
  /** A command line. */
  | { kind: 'command'; line: string }
  /** A question about the incident. */
  | { kind: 'question'; text: string }
  /** A sentence that starts with a command's name, so it may be either. */
  | { kind: 'unclear'; text: string; line: string; command: string }
  /** Neither a command nor a question; with its text if it's addressed to Aegis. */
  | { kind: 'statement'; text?: string }
  /** Thanks, greetings and the like, which need no answer. */
  | { kind: 'courtesy' };

/** Reads a message that mentions Aegis, alone or among other words. */
export function readMention(text: string, botUserId: string): MentionMeaning {
  const mention = withoutMention(text, botUserId);
  const { isAddressed } = mention;
  const said = withoutGreeting(mention.said);
  const words = said.split(/\s+/).filter((word) => word !== '');
  const spoken = words.map((word) => bareWord(word).toLowerCase());
  if (/^[?\s]*$/.test(said)) return { kind: 'command', line: '' };
  if (spoken.slice(0, COURTESY_LOOK).every(isCourtesy))
    return readAfterCourtesy(said) ?? { kind: 'courtesy' };
  const isQuestion = MARKED_AS_QUESTION.test(said) || asksFirst(firstWord(spoken), said, isAddressed);
  const polite = spoken.findIndex((word) => !POLITE.has(word));
  const isPolite = polite > 0 && (isQuestion || PLEASE.has(spoken[0] ?? ''));
  const rest = isPolite ? words.slice(polite) : words;
  const first = bareWord(rest[0] ?? '').toLowerCase();
  const { command } = readLine(rest.join(' ').replace(/[?\s]{1,9}$/, ''));
  const isReading = command && READING.has(command.name) && !isMore(command.name, rest.slice(1));
  const isAsked = isQuestion && !isReading;
  if (isAsked && isPolite && command && isAddressed) {
    return { kind: 'unclear', text: said, line: withoutFillers(rest), command: command.name };
  }
  if (isAsked) return { kind: 'question', text: said };
  if (!isAddressed) return { kind: spoken.some(isCourtesy) ? 'courtesy' : 'statement' };
  const isSentence = SENTENCE_STARTS.has(first) && findCommand(first) === command;
  if (command && first !== command.name && isSentence && words.length > 1) {
    return { kind: 'unclear', text: said, line: said, command: command.name };
  }
  const isShort = words.length <= 1;
  if (command && isQuestion) return { kind: 'command', line: withoutFillers(rest) };
  if (command || isShort) return { kind: 'command', line: rest.join(' ') };
  return { kind: 'statement', text: said };
}

/** `severity P0?` and `status resolved?` ask whether to change it, and `who is on call?` isn't about roles. */
function isMore(command: string, words: readonly string[]): boolean {
  if (command === 'roles') return words.length > 0;
  const isSet =
    words.some((word) => readStatus(word) !== undefined) || readSeverityPhrase(words) !== undefined;
  return /^(?:severity|status)$/.test(command) && isSet;
}

/** `summarize this, please?` as `summarize`. */
function withoutFillers(words: readonly string[]): string {
  const kept = words.map((word) => word.replace(/\?{1,3}$/, ''));
  return kept
    .filter((word, i) => i === 0 || !FILLERS.has(bareWord(word).toLowerCase()))
    .join(' ')
    .trim();
}

const MARKED_AS_QUESTION = /^¿|[?？]$/;
/** Japanese has no spaces, and often no question mark. */
const ASKS_IN_JAPANESE = /[何誰]|なぜ|なんで|いつ|どこ|どの|どう|(?:です|ます|ました)か[。]?$/u;

/** In other languages, only if it's addressed to Aegis: their question words also start statements. */
function asksFirst(first: string, said: string, isAddressed: boolean): boolean {
  if (QUESTION_WORDS.has(first)) return true;
  return isAddressed && (FOREIGN_QUESTION_WORDS.has(foldAccents(first)) || ASKS_IN_JAPANESE.test(said));
}

function firstWord(words: readonly string[]): string {
  return (words[0] ?? '').split("'")[0] ?? '';
}

/** `ok, resolve it` and `yes resolve` may be orders; `nice, fixed` isn't. */
function readAfterCourtesy(said: string): MentionMeaning | undefined {
  const [, stop = '', line] = /^(?:ok|okay|yes|yep|yup|roger)([,.!;:]?)\s{1,3}(.+)$/is.exec(said) ?? [];
  const { command } = readLine(line ?? '');
  const isLong = stop === '' && said.split(/\s+/, 4).length > 3;
  return line === undefined || !command || isLong
    ? undefined
    : { kind: 'unclear', text: said, line, command: command.name };
}

/** `hey, what do we know?` asks; `hey there` greets. */
function withoutGreeting(said: string): string {
  const rest = said.replace(/^(?:hey|hi|hello|yo)\b[\s,!.]{1,5}/i, '');
  const first = firstWord([bareWord(rest.split(/\s/, 1)[0] ?? '').toLowerCase()]);
  const isMore = rest.endsWith('?') || QUESTION_WORDS.has(first) || findCommand(first) !== undefined;
  return isMore ? rest : said;
}

/** The number of words that decide; what follows `thanks` hardly matters. */
const COURTESY_LOOK = 1;
const COURTESIES = new Set(
  'thanks thank thx ty tysm cheers nice great cool awesome perfect good ok okay kudos hi hello hey welcome bravo lovely excellent sweet yay wow lol sorry yes no yep nope yup roger lgtm np yw cc fyi danke merci gracias'.split(
    ' ',
  ),
);

function isCourtesy(word: string): boolean {
  return (
    COURTESIES.has(word) ||
    !/[\p{L}\p{N}]/u.test(word) ||
    /^:?[a-z_]*(?:thumbsup|tada|heart|clap|pray|wave|fire|rocket|\+1)[a-z_]*:?$/.test(word)
  );
}

const QUESTION_WORDS = new Set(
  'what whats who whos why when where which whose how is are was were did do does can could should would will has have had any anyone anybody'.split(
    ' ',
  ),
);
/** Without accents, which people leave out. */
const FOREIGN_QUESTION_WORDS = new Set(
  'wer wen wem wessen wann wo warum wieso weshalb wie welche welcher welches woran wodurch gibt quien quienes que cual cuales cuando donde como cuanto cuanta cuantos cuantas por qui quand ou comment combien pourquoi quel quelle quels quelles qu quem qual quais quando onde quanto quanta quantos quantas o desde seit depuis'.split(
    ' ',
  ),
);
const POLITE = new Set(['please', 'pls', 'can', 'could', 'would', 'will', 'you', 'hey', 'kindly']);
const PLEASE = new Set(['please', 'pls', 'kindly']);
const FILLERS = new Set([
  'this',
  'it',
  'that',
  'please',
  'pls',
  'now',
  'the',
  'incident',
  'us',
  'me',
  'for',
  'everyone',
]);
/** Other command names that also start sentences. */
const SENTENCE_STARTS = new Set(
  'new create open add post comment lead role fixed closed log info action todo followup question search find mitigating resolved reopened'.split(
    ' ',
  ),
);
