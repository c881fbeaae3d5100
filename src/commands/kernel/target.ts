import { UsageError } from '../../base/errors.js';
import type { Deps } from '../../ports/deps.js';
import { ID_KEY } from '../../views/blocks.js';
import type { ArgumentReader } from './argument-reader.js';
import type { Command, Invocation } from './command.js';
import { readBareIncidentId, readIncidentId, readSeverity } from './vocabulary.js';

/**
 * The incident a command is about: the one of the channel it is typed in, or the id that comes first or last.
 * Throws UsageError when there is neither.
 */
export async function findTarget(
  deps: Pick<Deps, 'cached'>,
  command: Command,
  { ask, words }: { ask: Invocation; words: ArgumentReader },
): Promise<string> {
  const pressed = words.takeFirst(readIdKey);
  if (pressed !== undefined) return pressed;
  const implied = ask.channelId === undefined ? undefined : await deps.cached.incidentOf(ask.channelId);
  const named = implied === undefined ? namedAnywhere(words, command) : namedInChannel(words, command);
  const target = named ?? implied;
  if (target !== undefined) return target;
  throw new UsageError(
    `Which incident? Add its id, \`${command.examples.at(-1)}\`, or say it in the incident's own channel. \`/incident list\` shows them.`,
  );
}

/** In an incident's own channel another one must be named in full. */
function namedInChannel(words: ArgumentReader, { takesProse }: Command): string | undefined {
  if (takesProse === 'all') return undefined;
  return takesProse ? words.takeFirst(readIncidentId) : words.takeAny(readIncidentId);
}

function namedAnywhere(words: ArgumentReader, command: Command): string | undefined {
  const read = (word: string) => readIncidentId(word) ?? readBareIncidentId(word);
  if (command.takesProse) return words.takeFirst(read) ?? words.takeLast(read);
  return words.takeAny(readIncidentId) ?? words.takeAny(readBareIncidentId) ?? words.takeAny(readOtherId);
}

/** `id:INC-000042`, as the buttons of Aegis name an incident, whatever the shape of its id. */
function readIdKey(word: string): string | undefined {
  return word.startsWith(ID_KEY) ? word.slice(ID_KEY.length) : undefined;
}

/** Ids that another program gave, `2024-11` or `prod-7f3a`: a single word with a digit. */
function readOtherId(word: string): string | undefined {
  return /^[\w.-]*\d[\w.-]*$/.test(word) && readSeverity(word) === undefined ? word : undefined;
}
