import { bareWord } from './argument-reader.js';
import { readSeverity } from './read-severity.js';
import { isMe, readStatus, readUser } from './vocabulary.js';

const STRUCTURE = new Set(
  'as to the for is set make add done take reopen finish assign undo commander comms scribe ops lead ic'.split(
    ' ',
  ),
);

/** Whether a word is an argument rather than part of a sentence: a severity, a status, a person, a role, a number. */
export function isStructural(word: string): boolean {
  const isArgument = readSeverity(word) ?? readStatus(word) ?? readUser(word);
  if (isArgument !== undefined || isMe(word) || word.startsWith('@')) return true;
  return STRUCTURE.has(bareWord(word).toLowerCase()) || /^#?\d{1,4}$/.test(word);
}

const REFERRING = new Set(
  'as of with like to see than from by not and or caused duplicate same related cf'.split(' '),
);

/** Whether a word only leads to the id after it: `status of INC-42`. */
export function leadsToId(word = ''): boolean {
  return /^(?:of|for|on|about|in|from)$/i.test(bareWord(word));
}

/** Whether a word makes an id after it part of the sentence: `same as INC-42`. */
export function refersToAnother(word = ''): boolean {
  return REFERRING.has(bareWord(word).toLowerCase());
}

const NO_PLURAL = /^(?:is|was|has|its|this|does|as|us|yes|status|access|dns|aws|always|process|.*ss)$/i;

/** Whether the word after a number makes it a number of things, `3 of 4` or `2 hosts`, rather than an id. */
export function isNumberOfThings(next: string | undefined): boolean {
  if (next === undefined) return false;
  const word = bareWord(next).toLowerCase();
  if (
    /^(?:of|out|percent|%|x|more|m|min|h|hour|d|day|w|week|times?|people|new|am|pm|[a-z]*day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)$/.test(
      word,
    ) ||
    next.startsWith('%')
  )
    return true;
  return /^[a-z]{3,30}s$/.test(word) && !NO_PLURAL.test(word);
}

/** `timeline 1 today`: a number before a day counts nothing. */
export function isDayName(word: string | undefined): boolean {
  return /^(?:to|yester|mon|tues|wednes|thurs|fri|satur|sun)day$/i.test(bareWord(word ?? ''));
}
