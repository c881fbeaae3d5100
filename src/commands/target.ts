import type { Deps } from '../deps.js';
import { UsageError } from '../errors.js';
import type { Ask, Command } from './command.js';
import { readBareIncidentId, readIncidentId, readSeverity } from './vocabulary.js';
import type { Words } from './words.js';

/**
 * The incident a command is about: the one of the channel it is typed in, or the id that comes first or last.
 * Throws UsageError when there is neither.
 */
export async function findTarget(
  deps: Pick<Deps, 'channels'>,
  command: Command,
  { ask, words }: { ask: Ask; words: Words },
): Promise<string> {
  const implied = ask.channelId === undefined ? undefined : await deps.channels.incidentOf(ask.channelId);
  if (implied !== undefined && command.takesProse) return implied;
  const named = implied === undefined ? namedAnywhere(words, command) : words.takeAny(readIncidentId);
  const target = named ?? implied;
  if (target !== undefined) return target;
  throw new UsageError(
    `Which incident? Add its id, \`${command.examples.at(-1)}\`, or say it in the incident's own channel. \`/incident list\` shows them.`,
  );
}

function namedAnywhere(words: Words, command: Command): string | undefined {
  const read = (word: string) => readIncidentId(word) ?? readBareIncidentId(word);
  if (command.takesProse) return words.takeFirst(read) ?? words.takeLast(read);
  return words.takeAny(readIncidentId) ?? words.takeAny(readBareIncidentId) ?? words.takeAny(readOtherId);
}

/** Ids that another program gave, `2024-11` or `prod-7f3a`: a single word with a digit. */
function readOtherId(word: string): string | undefined {
  return /^[\w.-]*\d[\w.-]*$/.test(word) && readSeverity(word) === undefined ? word : undefined;
}
