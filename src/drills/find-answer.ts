import { rankPassages } from '../summaries/answers/passages/rank-passages.js';
import type { QuestionType } from '../summaries/answers/question/question-patterns.js';
import { questionTypeOf } from '../summaries/answers/question/question-type.js';
import { readQuestion } from '../summaries/answers/question/read-question.js';
import { conceptsIn } from '../summaries/language/concepts.js';
import { buildState } from '../summaries/state/build-state.js';
import { type Entry, type EntryKind, holding, type IncidentState } from '../summaries/state/entry.js';
import { type Ask, isAsk } from './is-ask.js';
import type { Script } from './script.js';
import type { Person, ScriptLine } from './script-line.js';
import { toStoryLines } from './story-lines.js';

/** The learner's message in the channel. */
interface Said {
  text: string;
  /** Where the story is, in milliseconds. */
  ms: number;
  /** The author of the message whose thread it's in, if that's one of the played people. */
  replyTo?: Person | undefined;
}

export interface Answered {
  who: Person;
  text: string;
  /** The line that will answer it, once it's played. */
  awaits?: number;
}

/** The share of the question's words that a passage must have; more where it decides what someone does later. */
const KNOWN_MIN = 0.34;
const LATER_MIN = 0.5;

const UNKNOWN = "I don't know. I'll ask around.";
const CHECKING = "I don't know yet. Checking.";
const ON_IT = "On it. I'll report here.";
const NOTED = 'OK, noted.';

/**
 * The played people's answer, from what they know by then; undefined for a message that asks nothing of them. What only
 * a later line says is answered when the story gets there.
 */
export async function findAnswer(script: Script, said: Said): Promise<Answered | undefined> {
  const others = script.people.filter(({ isBot }) => !isBot);
  const addressed = addressedIn(said.text, others) ?? said.replyTo;
  const ask = isAsk(said.text);
  if (!ask) return undefined;
  const text = addressed ? withoutName(said.text, addressed) : said.text;
  const known = script.lines.filter((line) => line.ms <= said.ms && isPlayed(script, line));
  const now = ask === 'request' ? undefined : await knownAnswer(known, { text, addressed });
  if (now) return { who: now.who.isBot ? (addressed ?? others[0] ?? now.who) : now.who, text: now.text };
  const later = script.lines.filter((line) => line.ms > said.ms && isPlayed(script, line));
  const next = await bestLine(later, { text, ask, coveredMin: LATER_MIN });
  const who = (next?.who.isBot === false && next.who) || addressed || others[0];
  if (!who) return undefined;
  if (!next) return { who, text: ask === 'request' ? NOTED : UNKNOWN };
  return { who, text: ask === 'request' ? ON_IT : CHECKING, awaits: next.number };
}

function isPlayed({ played }: Script, { number }: ScriptLine): boolean {
  return played.includes(number);
}

async function knownAnswer(
  lines: readonly ScriptLine[],
  { text, addressed }: { text: string; addressed: Person | undefined },
): Promise<ScriptLine | undefined> {
  const best = await bestLine(lines, { text, ask: 'question', coveredMin: KNOWN_MIN });
  if (best) return best;
  const state = await buildState(toStoryLines(lines));
  const whole = wholeAnswer(state, text);
  if (whole !== undefined) return lines.find(({ number }) => String(number) === whole);
  return addressed && OPEN_QUESTION.test(text)
    ? lines.findLast(({ who }) => who.id === addressed.id)
    : undefined;
}

const ABOUT_IMPACT =
  /\b(?:affected|impact\w{0,6}|customers|users|happen\w{0,3}|going on|wrong|symptoms?|since when)\b/i;
const PEOPLE = /\b(?:customers?|users?|people|clients?|merchants?|members?)\b/i;
const OPEN_QUESTION = /\b(?:see|know|find|found|news|status|update|going|progress|far)\b/i;

/** Questions about the overall state share no words with their answers. Returns the line's number. */
function wholeAnswer(state: IncidentState, text: string): string | undefined {
  const strongest = (...kinds: EntryKind[]) =>
    holding(state, ...kinds).sort(
      (a, b) => Number(b.isLabeled) - Number(a.isLabeled) || b.weight - a.weight,
    )[0];
  const impact = () => strongest('impact') ?? state.entries.find(({ kind }) => kind === 'impact');
  const affected = () =>
    holding(state, 'impact').find((one) => PEOPLE.test(one.text)) ??
    state.entries.find(({ kind, text: said }) => kind === 'impact' && PEOPLE.test(said));
  const byType: Partial<Record<QuestionType, () => Entry | undefined>> = {
    cause: () => strongest('cause'),
    affected: () => affected() ?? impact(),
    start: impact,
    state: () => holding(state, 'recovery', 'done', 'progress', 'cause', 'impact').at(-1),
  };
  const found = byType[questionTypeOf(text)]?.() ?? (ABOUT_IMPACT.test(text) ? impact() : undefined);
  return found?.line.sk;
}

/** Finding a cause doesn't complete a request. */
const NOTHING_DONE: ReadonlySet<EntryKind> = new Set(['cause', 'hypothesis', 'impact', 'ruledOut']);

interface Wanted {
  text: string;
  ask: Ask;
  coveredMin: number;
}

/** The best-matching line by BM25, if it has enough of the question's words. */
async function bestLine(
  lines: readonly ScriptLine[],
  { text, ask, coveredMin }: Wanted,
): Promise<ScriptLine | undefined> {
  if (lines.length === 0) return undefined;
  const state = await buildState(toStoryLines(lines));
  const question = await readQuestion(text, state);
  // Asks about the overall state, which is answered from the state.
  if (question.wanted.every(({ kinds }) => kinds.length > 0)) return undefined;
  const passages = await rankPassages(state, question);
  const best = passages.find(
    ({ covered, entry: { kind } }) =>
      covered >= coveredMin && kind !== 'question' && !(ask === 'request' && NOTHING_DONE.has(kind)),
  );
  return best && lines.find(({ number }) => String(number) === best.entry.line.sk);
}

/** The person whom a message names. */
function addressedIn(text: string, people: readonly Person[]): Person | undefined {
  const said = ` ${plainName(text)} `;
  return people.find(({ name }) => said.includes(` ${plainName(name)} `));
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Otherwise, everything that the person ever said would match. */
function withoutName(text: string, { name }: Person): string {
  const own = conceptsIn(name);
  return text
    .split(' ')
    .filter((word) => ![...conceptsIn(word)].some((one) => own.has(one)))
    .join(' ');
}
