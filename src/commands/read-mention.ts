import { bareWord } from './kernel/argument-reader.js';
import { findCommand } from './registry.js';

/** What a message that mentions Aegis asks for. */
export type MentionMeaning =
  /** A command line. */
  | { kind: 'command'; line: string }
  /** A question about the incident. */
  | { kind: 'question'; text: string }
  /** A sentence that begins with the name of a command, so it isn't clear which of both it is. */
  | { kind: 'unclear'; text: string; command: string }
  /** Neither a command nor a question. */
  | { kind: 'statement' }
  /** Thanks, greetings and the like, which need no answer. */
  | { kind: 'courtesy' };

/** Reads a message in which someone mentions Aegis, by itself or among other words. */
export function readMention(text: string, botUserId: string): MentionMeaning {
  const { said, isAddressed } = withoutMention(text, botUserId);
  const words = said.split(/\s+/).filter((word) => word !== '');
  const spoken = words.map((word) => bareWord(word).toLowerCase());
  if (words.length > 0 && spoken.slice(0, COURTESY_LOOK).every(isCourtesy)) return { kind: 'courtesy' };
  const isQuestion = said.endsWith('?') || QUESTION_WORDS.has(firstWord(spoken));
  const polite = spoken.findIndex((word) => !POLITE.has(word));
  const rest = isQuestion && polite > 0 ? words.slice(polite) : words;
  const first = bareWord(rest[0] ?? '').toLowerCase();
  const command = findCommand(first);
  const isAsked =
    isQuestion && !(command && READING.has(command.name) && !(first === 'who' && rest.length > 1));
  if (isAsked) return { kind: 'question', text: said };
  if (!isAddressed) return { kind: spoken.some(isCourtesy) ? 'courtesy' : 'statement' };
  if (command && first !== command.name && SENTENCE_STARTS.has(first) && words.length > 1) {
    return { kind: 'unclear', text: said, command: command.name };
  }
  const isShort = words.length <= 1;
  if (command && isQuestion) return { kind: 'command', line: withoutFillers(rest) };
  if (command || isShort) return { kind: 'command', line: said };
  return { kind: 'statement' };
}

/** `summarize this, please?` as `summarize`. */
function withoutFillers(words: readonly string[]): string {
  const kept = words.map((word) => word.replace(/\?{1,3}$/, ''));
  return kept.filter((word, i) => i === 0 || !FILLERS.has(bareWord(word).toLowerCase())).join(' ');
}

function firstWord(words: readonly string[]): string {
  return (words[0] ?? '').split("'")[0] ?? '';
}

/** `isAddressed`: the mention comes first or last, as in an order, and not in the middle of a sentence. */
function withoutMention(text: string, botUserId: string): { said: string; isAddressed: boolean } {
  const mention = new RegExp(`<@${botUserId}(?:\\|[^>]*)?>[:,]?`, 'g');
  const parts = text.split(mention).map((part) => part.trim());
  const inner = parts.filter((part) => /[\p{L}\p{N}]/u.test(part));
  return { said: parts.filter((part) => part !== '').join(' '), isAddressed: inner.length <= 1 };
}

/** The words that decide; what follows `thanks` hardly matters. */
const COURTESY_LOOK = 1;
const COURTESIES = new Set(
  'thanks thank thx ty tysm cheers nice great cool awesome perfect good ok okay kudos hi hello hey welcome bravo lovely excellent sweet yay wow lol sorry yes no yep nope danke merci gracias'.split(
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
const POLITE = new Set(['please', 'pls', 'can', 'could', 'would', 'will', 'you', 'hey', 'kindly']);
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
/** Commands that change nothing, so a question mark doesn't make them unclear. */
const READING = new Set(
  'summary catchup show list timeline tasks roles status severity related stats help'.split(' '),
);
/** Other names of commands that sentences begin with as well. */
const SENTENCE_STARTS = new Set(
  'new create open add post comment lead role fixed closed log info action todo followup question search find mitigating resolved reopened'.split(
    ' ',
  ),
);
