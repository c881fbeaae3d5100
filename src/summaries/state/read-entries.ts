import { setImmediate } from 'node:timers/promises';
import { type EventKind, eventKind } from '../../incidents/event-catalog.js';
import { conceptsIn } from '../language/concepts.js';
import { cuesIn } from '../language/cues-in.js';
import { type Statement, statementsOf } from '../language/statements.js';
import type { TranscriptLine } from '../transcript.js';
import { classify, isGuess, type Setting } from './classify.js';
import type { Entry, EntryKind } from './entry.js';
import { labelOf } from './label-of.js';
import { signalsOf } from './signals.js';

/** A longer message is probably a paste, of which the start is enough. */
const READ_MAX = 1_500;
/** Longest stretch of uninterrupted work, too short for anyone to notice. */
const STRETCH_MS = 10;
/** Statements of one message read better together, up to this many characters. */
const TOGETHER_MAX = 110;
/** A statement shorter than this needs its neighbor to be understood. */
const ALONE_MIN = 28;

const WHY =
  /(?<![\p{L}])(?:why|how come|warum|wieso|weshalb|por qué|pourquoi|por que)(?![\p{L}])|なぜ|どうして/iu;

interface Context {
  byTime: ReadonlyMap<string, TranscriptLine>;
  count: number;
  brevity: number;
}

/** Everything the lines say, in order. Yields to the event loop between stretches of work. */
export async function readEntries(lines: readonly TranscriptLine[]): Promise<Entry[]> {
  const context = contextOf(lines);
  const entries: Entry[] = [];
  let resumed = performance.now();
  for (const [place, line] of lines.entries()) {
    if (performance.now() - resumed > STRETCH_MS) {
      await setImmediate();
      resumed = performance.now();
    }
    if (takenFor(line) !== 'skipped') entries.push(...entriesOf(line, place, context));
  }
  return entries;
}

const USUAL_LENGTH = 90;

function contextOf(lines: readonly TranscriptLine[]): Context {
  const lengths = lines.filter(({ kind }) => kind === 'said').map(({ text }) => text.length);
  const median = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? USUAL_LENGTH;
  return {
    byTime: new Map(lines.map((line) => [line.at, line])),
    count: lines.length,
    brevity: Math.min(1, Math.max(0.35, median / USUAL_LENGTH)),
  };
}

function entriesOf(line: TranscriptLine, place: number, context: Context): Entry[] {
  const whole = line.text.slice(0, READ_MAX);
  if (whole === '' || cuesIn(whole, 'en').has('instruction') || cuesIn(whole).has('instruction')) return [];
  const label = line.kind === 'bot' ? undefined : labelOf(whole);
  const { setting, asked } = settingOf(line, place, context);
  const groups = label
    ? [{ kind: label.kind, members: statementsOf(label.rest || whole) }]
    : groupsOf(statementsOf(whole), setting, fixedKind(line));
  return groups.map(({ kind, members }) => {
    const text = members.map((one) => one.text).join(' ');
    return {
      kind,
      line,
      place,
      text,
      words: conceptsIn(text),
      signals: signalsOf({
        line,
        text,
        cues: cuesIn(text),
        kind,
        progress: setting.progress,
        brevity: context.brevity,
        isAnswer: setting.answersQuestion,
        isLabeled: label !== undefined,
      }),
      weight: 0,
      isLabeled: label !== undefined,
      fate: 'holds',
      ...(asked && (kind === 'ruledOut' || needsQuestion(text)) && { asked }),
    };
  });
}

/** `Will do, by Friday.` */
const BARE_WORDS_MAX = 2;

function needsQuestion(text: string): boolean {
  return text.length < ALONE_MIN && [...conceptsIn(text)].length <= BARE_WORDS_MAX;
}

function takenFor({ kind, type = '' }: TranscriptLine): EventKind['digest'] {
  return kind === 'change' ? eventKind(type).digest : 'quoted';
}

/** What an event is however it's worded: a task called "rolled back the release" isn't done yet. */
function fixedKind(line: TranscriptLine): EntryKind | undefined {
  const taken = takenFor(line);
  return taken === 'next' || taken === 'done' ? taken : undefined;
}

/** Its note says what is wrong again, not what was done. */
function isReopening({ detail: { to } }: TranscriptLine): boolean {
  return to === 'OPEN' || to === 'ACKNOWLEDGED';
}

interface Place {
  setting: Setting;
  /** The question or guess in the message that the line replies to. */
  asked: Entry['asked'];
}

function settingOf(line: TranscriptLine, place: number, { byTime, count }: Context): Place {
  const parent = line.thread === undefined ? undefined : byTime.get(line.thread);
  const said = parent === undefined || parent === line ? [] : statementsOf(parent.text.slice(0, READ_MAX));
  const question = said.findLast(({ isQuestion }) => isQuestion);
  const guess = said.find(({ cues }) => cues.hasAny('hedge', 'proposal'));
  const raised = question ?? guess;
  return {
    setting: {
      answersQuestion: question !== undefined,
      answersWhy: said.some(({ text, isQuestion }) => isQuestion && WHY.test(text)),
      answersGuess: guess !== undefined,
      progress: place / Math.max(1, count),
      isBot: line.kind === 'bot',
      isResult: takenFor(line) === 'result' && !isReopening(line),
    },
    asked: parent && raised && { line: parent, text: raised.text },
  };
}

interface Group {
  kind: EntryKind;
  members: readonly Statement[];
}

/** A message's questions, its guesses and its facts, each as one entry; a long message's facts in several. */
function groupsOf(statements: readonly Statement[], setting: Setting, fixed?: EntryKind): Group[] {
  if (fixed) return [{ kind: fixed, members: statements }];
  const questions = statements.filter(({ isQuestion }) => isQuestion);
  const others = statements.filter(({ isQuestion }) => !isQuestion);
  const guesses = others.filter((one) => isGuess(one, (clause) => cuesIn(clause)));
  const facts = others.filter((one) => !guesses.includes(one));
  return [
    ...factsIn(facts, setting),
    ...chunksOf(guesses).map((members) => ({ kind: 'hypothesis' as const, members })),
    ...(questions.length > 0 ? [{ kind: 'question' as const, members: questions }] : []),
  ];
}

/** Only what one part of a message says is broken and another says works is told apart. */
const WORKS: ReadonlySet<EntryKind> = new Set(['recovery', 'done']);

function factsIn(statements: readonly Statement[], setting: Setting): Group[] {
  return chunksOf(statements).flatMap((members): Group[] => {
    const kind = kindOf(members, setting);
    const [first, ...rest] = members;
    if (!first || rest.length === 0 || !WORKS.has(kind) || kindOf([first], setting) !== 'impact')
      return [{ kind, members }];
    return [{ kind: 'impact' as const, members: [first] }, ...factsIn(rest, setting)];
  });
}

function kindOf(members: readonly Statement[], setting: Setting): EntryKind {
  const text = members.map((one) => one.text).join(' ');
  return classify({ text, cues: cuesIn(text), heading: members.at(-1)?.heading }, setting);
}

/** Statements that fit together; items of a list stay together a little longer. */
function chunksOf(statements: readonly Statement[]): Statement[][] {
  const chunks: Statement[][] = [];
  let length = 0;
  for (const statement of statements) {
    length += statement.text.length + 1;
    const last = chunks.at(-1);
    const isList = statement.isListed && last?.at(-1)?.isListed;
    if (last && (length <= TOGETHER_MAX * (isList ? 2 : 1) || statement.text.length < ALONE_MIN))
      last.push(statement);
    else {
      chunks.push([statement]);
      length = statement.text.length;
    }
  }
  return chunks;
}
