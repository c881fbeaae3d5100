import { type EventKind, eventKind } from '../../../incidents/event-catalog.js';
import { flatMapYielding } from '../../flat-map-yielding.js';
import { isInstruction } from '../../language/cues-in.js';
import { type Language, usualLanguageOf } from '../../language/language-of.js';
import { statementsOf } from '../../language/statements.js';
import type { TranscriptLine } from '../../transcript.js';
import type { Entry, EntryKind } from '../entry.js';
import { certainKind } from './certain-kinds.js';
import { isReopening, likeliest, oddsOf } from './classify.js';
import { complains } from './complains.js';
import { featuresOf } from './features.js';
import { entryOf, type Observer, type Read, togetherOf } from './form-entries.js';
import { labelOf } from './label-of.js';
import { peopleIn } from './people-in.js';
import { answeredBy, Exchange, takenOnBy } from './reacts-to.js';
import type { Said, Situated } from './situated.js';
import { type StatedKind, type StateModel, scoreFeatures } from './state-model.js';

/** A longer message is probably a paste, and its start is enough. */
const READ_MAX = 1_500;
interface Reader {
  model: StateModel;
  observe: Observer | undefined;
  byTime: ReadonlyMap<string, TranscriptLine>;
  /** Timestamps of the first messages of threads, and what those messages say. */
  roots: ReadonlySet<string>;
  said: Map<string, Said>;
  /** The last message by a person. */
  before: Said | undefined;
  exchange: Exchange;
  /** First names of the people who speak, in lower case. */
  people: ReadonlySet<string>;
  count: number;
  brevity: number;
  /** The language of most lines. */
  usual: Language | undefined;
}

/** How an answer reads that settles what was asked for, unlike an excuse. */
const TAKES_ON: ReadonlySet<StatedKind | undefined> = new Set([
  'next',
  'done',
  'progress',
  'ruledOut',
  'impact',
]);

/** Everything the lines say, in order. Yields to the event loop between stretches of work. */
export function readEntries(
  lines: readonly TranscriptLine[],
  model: StateModel,
  observe?: Observer,
): Promise<Entry[]> {
  const reader = readerOf(lines, model, observe);
  return flatMapYielding(lines, (line, place) =>
    digestUseOf(line) === 'skipped' ? [] : entriesOf(line, place, reader),
  );
}

const USUAL_LENGTH = 90;

function readerOf(
  lines: readonly TranscriptLine[],
  model: StateModel,
  observe: Observer | undefined,
): Reader {
  const lengths = Uint32Array.from(
    lines.filter(({ kind }) => kind === 'said'),
    ({ text }) => text.length,
  );
  const median = lengths.sort()[Math.floor(lengths.length / 2)] ?? USUAL_LENGTH;
  return {
    model,
    observe,
    byTime: new Map(lines.map((line) => [line.at, line])),
    roots: new Set(lines.flatMap(({ thread }) => thread ?? [])),
    said: new Map(),
    before: undefined,
    exchange: new Exchange(),
    people: peopleIn({ lines }),
    count: lines.length,
    usual: usualLanguageOf(lines.flatMap(({ kind, text }) => (kind === 'said' ? [text] : []))),
    brevity: Math.min(1, Math.max(0.35, median / USUAL_LENGTH)),
  };
}

function entriesOf(line: TranscriptLine, place: number, reader: Reader): Entry[] {
  const whole = line.text.slice(0, READ_MAX);
  if (whole === '' || isInstruction(whole)) return [];
  const label = line.kind === 'bot' ? undefined : labelOf(whole);
  const statements = statementsOf(label?.rest || whole, reader.usual);
  const said = { line, statements };
  const read = situated(said, place, reader).map((it) => readStatement(it, reader.model));
  const kind = label?.kind ?? fixedKind(line);
  const parts = kind === undefined ? togetherOf(read) : [{ kind, read }];
  if (reader.roots.has(line.at)) reader.said.set(line.at, said);
  if (line.kind !== 'bot') {
    reader.before = said;
    const isAnswer = read[0]?.it.answered !== undefined;
    reader.exchange.add(said, { isAnswer, isTaken: isAnswer && TAKES_ON.has(read[0]?.kind) });
  }
  return parts.map((part, i) => {
    // Outside of threads, only what comes first is sure to answer the question before it.
    const answered = i === 0 ? read[0]?.it.answered : read[0]?.it.parent;
    return entryOf({ part, line, place, answered, isLabeled: label !== undefined }, reader);
  });
}

function parentOf({ thread, at }: TranscriptLine, { said }: Reader): Said | undefined {
  return thread === undefined || thread === at ? undefined : said.get(thread);
}

function situated({ line, statements }: Said, place: number, reader: Reader): Situated[] {
  const parent = parentOf(line, reader);
  const { exchange, people } = reader;
  const answered =
    parent ??
    answeredBy(line, statements, exchange.before(line), people) ??
    takenOnBy(line, statements, exchange.leftToDo(line));
  return statements.map((statement, i) => ({
    statement,
    line,
    previous: statements[i - 1],
    next: statements[i + 1],
    parent,
    before: reader.before,
    answered,
    people: reader.people,
    progress: place / Math.max(1, reader.count),
  }));
}

function readStatement(it: Situated, model: StateModel): Read {
  const features = featuresOf(it);
  const { kinds, fact } = scoreFeatures(features, model);
  const odds = oddsOf(kinds, it);
  const certain = certainKindOf(it);
  const kind = certain ?? (complains(it, likeliest(odds)) ? 'impact' : likeliest(odds));
  return { it, features, odds, fact, kind, isCertain: certain !== undefined };
}

/** Structure comes before wording. */
function certainKindOf(it: Situated): StatedKind | undefined {
  const isResult = digestUseOf(it.line) === 'result' && !isReopening(it.line);
  return certainKind(it, isResult);
}

function digestUseOf({ kind, type = '' }: TranscriptLine): EventKind['digest'] {
  return kind === 'change' ? eventKind(type).digest : 'quoted';
}

/**
 * The kind that an event's type fixes, whatever its text: a task called "rolled back the release" isn't done yet, and a
 * page isn't an impact.
 */
function fixedKind(line: TranscriptLine): EntryKind | undefined {
  const use = digestUseOf(line);
  if (use === 'background') return 'context';
  return use === 'next' || use === 'done' ? use : undefined;
}
