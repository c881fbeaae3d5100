import { UsageError } from '../../base/errors.js';
import type { Incident } from '../../incidents/records/incident.js';
import { shortId } from '../../views/labels.js';
import { channel } from '../../views/text.js';
import { type ArgumentReader, bareWord } from './arguments/argument-reader.js';
import { readSplitId, readTypedId, type TypedId } from './arguments/incident-ids.js';
import { type Doubt, lineOf, QuestionError } from './arguments/question.js';
import { readSeverity } from './arguments/read-severity.js';
import {
  isDayName,
  isNumberOfThings,
  isStructural,
  leadsToId,
  refersToAnother,
} from './arguments/sentence.js';
import type { Command } from './command.js';

/** Commands without free text have no more words than this. */
const WORDS_MAX = 100;

/** An id, or the incident itself where it had to be looked up. */
type Named = string | Incident | undefined;

/** What a command line is read with to find the incident it names. */
interface Source {
  command: Pick<Command, 'name' | 'rest'>;
  reader: ArgumentReader;
  sure: ReadonlySet<Doubt>;
  /** The incident of the channel that it's typed in. */
  implied: string | undefined;
  incidentOf(channelId: string): Promise<string | undefined>;
  /** The first of these ids whose incident the person may see. */
  find(ids: readonly string[]): Promise<Incident | undefined>;
}

/** The incident named anywhere among the words of a command without free text. */
export async function nameInWords(source: Source): Promise<Named> {
  const { reader, implied } = source;
  const split = reader.takePhrase(readSplitId, 'anywhere');
  if (split !== undefined) return split;
  for (const kind of ['full', 'channel', 'bare', 'foreign'] as const) {
    const remaining = reader.remaining.slice(0, WORDS_MAX);
    const at = remaining.findIndex((one, i) => mayName(one, { kind, implied, next: remaining[i + 1] }));
    const word = remaining[at];
    const typed = word === undefined ? undefined : readTypedId(word);
    if (!typed) continue;
    const named = await lookUp(source, typed);
    // In an incident channel, a word that names no incident is left for the command to refuse.
    if (named === undefined && implied !== undefined) continue;
    const lead = remaining[at - 1];
    if (leadsToId(lead))
      reader.takePhrase(
        (words) => (words[0] === lead && words[1] === word ? { value: true, length: 1 } : undefined),
        'anywhere',
      );
    reader.takeAny((one) => (one === word ? true : undefined));
    return named ?? (typed.kind === 'foreign' ? typed.ids[0] : undefined);
  }
  return undefined;
}

/** In an incident channel, a bare number is something else: a page, or the number of a task. */
function mayName(
  word: string,
  { kind, implied, next }: { kind: TypedId['kind']; implied: string | undefined; next: string | undefined },
): boolean {
  const typed = readTypedId(word);
  if (typed?.kind !== kind || readSeverity(word) !== undefined) return false;
  const isCount = isNumberOfThings(next) && !isDayName(next);
  if (typed.kind === 'bare' && !typed.hasSign && isCount) return false;
  if (implied === undefined) return typed.kind !== 'foreign' || !isQuantity(word);
  if (typed.kind === 'bare') return typed.hasSign;
  return typed.kind !== 'foreign' || typed.isPrefixed || /^\p{L}.{0,60}[-_/]/u.test(word);
}

/** The incident named first or last, before or after free text. Throws QuestionError where it may be part of the text. */
export async function nameInSentence(source: Source): Promise<Named> {
  const { command, reader, implied } = source;
  if (implied !== undefined && command.rest === 'verbatim') return undefined;
  const split = reader.takePhrase(readSplitId);
  if (split !== undefined) return split;
  await refuseOtherNumber(source);
  const named = nameByNumber(source) ?? (await nameFirst(source)) ?? (await nameLast(source));
  if (named !== undefined) refuseSeveral(source);
  return named;
}

/** The numbers after these are something else: of a task, or a severity. */
const WITH_NUMBERS: ReadonlySet<string> = new Set(['task', 'severity']);

/** In an incident channel, `close 42`, `ack on 42` and `#42` first are asked about, unless they name that incident. */
function nameByNumber(source: Source): string | undefined {
  const { command, reader, implied } = source;
  if (implied === undefined || WITH_NUMBERS.has(command.name)) return undefined;
  const words = reader.remaining;
  const at = words.findIndex((word) => !leadsToId(word));
  const typed = readTypedId(words[at] ?? '');
  const isAlone = at === words.length - 1;
  if (typed?.kind !== 'bare' || !(isAlone || (at === 0 && typed.hasSign))) return undefined;
  if (typed.id !== implied) throw whichOne(source, typed.id, isAlone ? 'alone' : 'first');
  for (let n = 0; n <= at; n += 1) reader.next();
  return implied;
}

/** `resolve 42 rolled back` in the channel of INC-7, while there's an INC-42. Throws QuestionError. */
async function refuseOtherNumber(source: Source): Promise<void> {
  const { command, reader, implied, sure, find } = source;
  const [word = '', next] = reader.remaining;
  const typed = readTypedId(word);
  const isText =
    implied === undefined || next === undefined || WITH_NUMBERS.has(command.name) || sure.has('id');
  // `1 host`, in the singular, isn't recognized as a number of things.
  if (
    isText ||
    typed?.kind !== 'bare' ||
    typed.id === implied ||
    isNumberOfThings(next) ||
    /^1\D*$/.test(word)
  )
    return;
  if (await find([typed.id])) throw whichOne(source, typed.id, 'first');
}

/** `resolve 1 and 2` would change only the first. */
function refuseSeveral({ command: { name }, reader }: Source): void {
  const words = reader.remaining.filter((word) => !/^(?:and|&|&amp;|\+|,)$/i.test(word));
  const ids = words
    .map((word) => readTypedId(word))
    .filter((typed) => typed?.kind === 'full' || typed?.kind === 'bare');
  if (ids.length === 0 || ids.length < words.length || WITH_NUMBERS.has(name)) return;
  throw new UsageError(
    `One incident at a time, so nothing was done. Run \`/incident ${name}\` once for each, as in \`/incident ${name} 42\`.`,
  );
}

async function nameFirst(source: Source): Promise<Named> {
  const { reader, implied } = source;
  const [word = '', next] = reader.remaining;
  const typed = readForText(word, implied);
  if (!typed) return undefined;
  if (typed.kind === 'bare' && !typed.hasSign && isNumberOfThings(next))
    throw whichOne(source, typed.id, 'first');
  const named = (await lookUp(source, typed)) ?? unknownId(source, typed);
  if (named !== undefined) reader.next();
  return named;
}

/** `INC-1700000000000-XX` where no channel says which incident is meant: it's an id, even if there's no such incident. */
function unknownId({ implied }: Source, typed: TypedId): string | undefined {
  return implied === undefined && typed.kind === 'foreign' && typed.isPrefixed ? typed.ids[0] : undefined;
}

async function nameLast(source: Source): Promise<Named> {
  const { reader, implied } = source;
  const before = reader.remaining.slice(0, -1);
  const typed = readForText(reader.remaining.at(-1) ?? '', implied);
  if (!typed || before.length === 0 || (typed.kind === 'channel' && implied !== undefined)) return undefined;
  const named = await lookUp(source, typed);
  if (named === undefined) return undefined;
  const id = typeof named === 'string' ? named : named.incident_id;
  if (before.every(leadsToId)) {
    reader.takeRest();
    return named;
  }
  const mayBeText = typed.kind === 'bare' || implied !== undefined || refersToAnother(before.at(-1));
  if (mayBeText && id !== implied && !before.every(isStructural)) throw whichOne(source, id, 'last');
  reader.takeLast(() => true);
  return named;
}

/**
 * In an incident channel, a bare number is part of the text. Ids that other programs gave look like the names of hosts,
 * so there only those that begin with `INC` count.
 */
function readForText(word: string, implied: string | undefined): TypedId | undefined {
  if (readSeverity(word) !== undefined) return undefined;
  const typed = readTypedId(word);
  if (typed?.kind === 'bare' && implied !== undefined) return undefined;
  if (typed?.kind !== 'foreign') return typed;
  return typed.isPrefixed || (implied === undefined && !isQuantity(word)) ? typed : undefined;
}

/** `7d`, `14:05`, `2025-01-15` or `50%`, which no lookup is worth. */
function isQuantity(word: string): boolean {
  return /^\d{1,4}(?:[a-z]{1,3}|[:./]\d.*|-\d{2}-\d{2}.*)$/i.test(bareWord(word));
}

async function lookUp({ reader, incidentOf, find }: Source, typed: TypedId): Promise<Named> {
  if (typed.kind === 'foreign') return find(typed.ids);
  if (typed.kind !== 'channel') return typed.id;
  const id = await incidentOf(typed.channelId);
  if (id !== undefined || reader.remaining.length > 1) return id;
  throw new UsageError(
    `${channel(typed.channelId)} isn't an incident channel. \`/incident list\` shows the incidents.`,
  );
}

function whichOne(
  { command, reader, implied, sure }: Source,
  id: string,
  position: 'first' | 'last' | 'alone',
): QuestionError {
  const choice = (incidentId: string, words: string) => ({
    label: shortId(incidentId),
    command: lineOf({ command, incident: { incident_id: incidentId }, sure }, 'id', words),
  });
  const other = implied === undefined ? [] : [choice(implied, reader.rest())];
  if (position === 'alone') reader.takeRest();
  else if (position === 'first') reader.next();
  else reader.takeLast(() => true);
  const elsewhere =
    implied === undefined
      ? 'run the command in the incident channel'
      : `choose ${shortId(implied)} to keep the whole text`;
  return new QuestionError(
    `Is this about ${shortId(id)}, or is the number part of the text? Nothing was done. Choose ${shortId(id)}, or ${elsewhere}.`,
    [choice(id, reader.rest()), ...other],
  );
}
