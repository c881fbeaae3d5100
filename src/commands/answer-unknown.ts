import type { UsageError } from '../base/errors.js';
import { echo } from '../views/text.js';
import { guessFromWords, guessSentence } from './kernel/guess-line.js';
import type { Invocation } from './kernel/invocation.js';
import { QuestionError } from './kernel/question.js';
import type { RequestDeps } from './kernel/request-deps.js';
import { severityAlone, suggestLine, unknownCommand } from './kernel/suggest.js';
import { COMMANDS, findCommand } from './registry.js';

/** Fewer words are a misspelled command rather than a sentence. */
const SENTENCE_WORDS = 3;
const SHORT = 4;

/** The error for a line that begins with no command, with what it may mean. `verb` is its first word. */
export async function answerUnknown(
  deps: Pick<RequestDeps, 'cached'>,
  { channelId }: Pick<Invocation, 'channelId'>,
  { text, verb }: { text: string; verb: string },
): Promise<UsageError> {
  const asked = severityAlone(text) ?? suggestLine(text);
  if (asked) return asked;
  const word = verb.toLowerCase();
  const meant = guessSentence(text);
  if (meant !== undefined) return didYouMean(word, meant);
  const rest = text.trimStart().slice(verb.length).replace(/^\S+/, '').trim();
  const unknown = unknownCommand(word, COMMANDS, rest);
  const isMisspelled = unknown instanceof QuestionError;
  // A short word, such as `set`, is near too many names.
  if (isMisspelled && word.length > SHORT) return unknown;
  const incidentId = channelId === undefined ? undefined : await deps.cached.incidentOf(channelId);
  const isInside = incidentId !== undefined;
  const line = guessFromWords(text, { nameOf: (name) => findCommand(name)?.name, isInside });
  if (line !== undefined) return didYouMean(word, line);
  const isSentence = text.trim().split(/\s+/, SENTENCE_WORDS).length >= SENTENCE_WORDS;
  if (isMisspelled || !isSentence) return unknown;
  const choice = isInside
    ? { label: 'Add as note', command: `note ${text.trim()}` }
    : { label: 'Declare', command: `declare ${text.trim()}` };
  return new QuestionError(unknown.message, [choice]);
}

function didYouMean(word: string, line: string): QuestionError {
  return new QuestionError(
    `There's no command "${echo(word, 40)}", so nothing was done. Did you mean \`/incident ${echo(line, 80)}\`?`,
    [{ label: 'Yes', command: line, style: 'primary' }],
  );
}
