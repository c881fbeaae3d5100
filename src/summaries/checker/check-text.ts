import type { Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import { Stretch } from '../flat-map-yielding.js';
import { conceptsIn } from '../language/concepts.js';
import { cuesIn } from '../language/cues-in.js';
import { statementsOf } from '../language/statements.js';
import { buildState } from '../state/build-state.js';
import type { Entry, IncidentState } from '../state/entry.js';
import type { TranscriptLine } from '../transcript.js';
import { checkClaims } from './check-claims.js';
import { cleanClaimText } from './clean-claim-text.js';
import { combinationsOf, sayingMost } from './combinations-of.js';
import { isDoneByOthers } from './contradictions/actors.js';
import { confirms } from './contradictions/confirms.js';
import { type Contradiction, findContradiction } from './contradictions/contradictions.js';
import { endedBy } from './contradictions/ended-state.js';
import { GOES_ON } from './contradictions/negation.js';
import { correctedLine } from './corrected-line.js';
import { covers, saysEach, shareSaid } from './covers.js';
import { type Fact, mentionedFacts, statedFacts } from './numbers/stated-facts.js';
import { partsOf } from './parts-of.js';
import { proseOf } from './prose-of.js';
import { readAhead } from './read-ahead.js';
import type { CheckedAgainst } from './record/checked-against.js';
import { textOf } from './record/evidence.js';
import { isOtherLanguage } from './record/is-supported.js';
import { entriesOf, groupAhead } from './record/nearest-entries.js';
import { type RecordIndex, wordsOf } from './record/record-index.js';
import { sharedStems } from './record/shared-stems.js';
import { saysItEnded } from './says-it-ended.js';
import { statesDenied, type TakenBackBy, takenBackIn } from './taken-back.js';

type Verdict = 'on_record' | 'contradicted' | 'not_on_record';

export interface CheckedSentence {
  text: string;
  verdict: Verdict;
  /** The lines that say it, or say otherwise. */
  citations: string[];
}

export interface TextCheck {
  lines: readonly TranscriptLine[];
  incident: Incident;
  now: Timestamp;
  nameOf: (userId: string) => string;
}

const SENTENCES_MAX = 20;
/** How many lines may say a sentence together. */
const TOGETHER_MAX = 3;

interface Reading {
  index: RecordIndex;
  check: TextCheck;
  state: IncidentState;
  takenBackBy: TakenBackBy;
  /** Yields within sentences too, because comparing the first one compiles the patterns. */
  stretch: Stretch;
}

/** For each sentence of a text, whether the record says it, says otherwise, or doesn't say. */
export async function checkText(text: string, check: TextCheck): Promise<CheckedSentence[]> {
  const index = await readAhead(check.lines);
  const sentences = statementsOf(proseOf(text))
    .map((one) => cleanClaimText(one.text))
    .filter((sentence) => conceptsIn(sentence).size > 0);
  const state = await buildState(check.lines);
  await groupAhead(state);
  const reading = { index, check, state, takenBackBy: takenBackIn(state), stretch: new Stretch() };
  const judged: CheckedSentence[] = [];
  for (const sentence of sentences.slice(0, SENTENCES_MAX)) judged.push(await judge(sentence, reading));
  return judged;
}

/** The state of some lines alone, whatever came of them. That's looked up afterwards. */
function asSaid(state: IncidentState, some: readonly TranscriptLine[]): IncidentState {
  const entries = some.flatMap(({ sk }) => entriesOf(state, sk));
  const said = entries.map((entry): Entry => ({ ...entry, fate: 'holds', isCorrected: false }));
  return { lines: state.lines, entries: said };
}

/** Different lines may say the parts of a sentence, and one part may be wrong. */
async function judge(text: string, reading: Reading): Promise<CheckedSentence> {
  const parts = partsOf(text, [...reading.index.people]);
  if (parts.length < 2) return judgeWhole(text, reading);
  const judged: CheckedSentence[] = [];
  for (const part of parts) judged.push(await judgeWhole(part, reading));
  const wrong = judged.find((part) => part.verdict === 'contradicted' && isAgainst(part, text, reading));
  if (wrong) return { ...wrong, text };
  if (judged.some(({ verdict }) => verdict !== 'on_record')) return judgeTogether(text, parts, reading);
  return { text, verdict: 'on_record', citations: [...new Set(judged.flatMap((part) => part.citations))] };
}

/** Lines that say a whole sentence also have to cover each of its parts. */
async function judgeTogether(
  text: string,
  parts: readonly string[],
  reading: Reading,
): Promise<CheckedSentence> {
  const whole = await judgeWhole(text, reading);
  const cited = whole.citations.flatMap((sk) => reading.index.line(sk) ?? []);
  const isSaidInPart =
    whole.verdict === 'on_record' && parts.some((part) => saysSomething(part) && !covers(part, cited));
  return isSaidInPart ? { text, verdict: 'not_on_record', citations: [] } : whole;
}

/** With few words, a part may be compared with a line about something else than its sentence. */
const FEW_WORDS = 3;
/** A line about something else has less of a part's words, and less of its sentence's. */
const PART_SHARED = 0.6;
const SENTENCE_SHARED = 0.4;

/** Whether the line that contradicts a part is about what the sentence is about. */
function isAgainst({ text, citations }: CheckedSentence, sentence: string, { index }: Reading): boolean {
  const { size } = conceptsIn(text);
  // `…, Lyon and Nantes` states nothing.
  if (size <= FEW_WORDS && !/\d/.test(text) && cuesIn(text).all().length === 0) return false;
  const cited = citations.flatMap((sk) => index.line(sk) ?? []);
  if (shareSaid(text, cited) < PART_SHARED && shareSaid(sentence, cited) < SENTENCE_SHARED) return false;
  if (size > FEW_WORDS) return true;
  const about = sayingMost(sentence, index.nearest(conceptsIn(sentence), TOGETHER_MAX));
  return size > 1 && about.some(({ sk }) => citations.includes(sk));
}

/** `INC-42:` and `as usual,` are parts without content. */
function saysSomething(part: string): boolean {
  return conceptsIn(part).size > 1;
}

async function judgeWhole(text: string, reading: Reading): Promise<CheckedSentence> {
  const { index, check, state, takenBackBy, stretch } = reading;
  const nearest = index.nearest(conceptsIn(text), TOGETHER_MAX);
  let ended: string | undefined;
  const combinations = isDoneByOthers(text, check.lines) ? [] : combinationsOf(text, nearest, state);
  for (const together of combinations) {
    if (stretch.isOver) await stretch.pause();
    const citations = together.map(({ sk }) => sk);
    const against = { ...check, state: asSaid(state, together) };
    if (!covers(text, together, state) || !saysEach(text, together) || !isSaid(text, citations, against))
      continue;
    const otherwise = saidOtherwise(text, together, { nearest, reading });
    if (otherwise) return { text, verdict: 'contradicted', citations: [otherwise.sk] };
    const by = takenBackBy(text, together);
    if (by === undefined) return { text, verdict: 'on_record', citations };
    if (saysItEnded(text) && ![...together, by].some((line) => statesDenied(text, line)))
      return { text, verdict: 'on_record', citations: [...citations, by.sk] };
    ended ??= by.sk;
  }
  return saidByCorrection(text, nearest, reading) ?? judgeUnsaid(text, { nearest, ended, reading });
}

interface Near {
  nearest: readonly TranscriptLine[];
  reading: Reading;
}

/** Another line says that it's fine, and has words of the sentence that those don't: `Bradford prints normally`. */
function saidOtherwise(
  text: string,
  together: readonly TranscriptLine[],
  { nearest, reading: { check } }: Near,
): TranscriptLine | undefined {
  const said = new Set(together.flatMap((line) => [...wordsOf(line)]));
  const more = new Set([...conceptsIn(text)].filter((word) => sharedStems(new Set([word]), said) === 0));
  if (more.size === 0) return undefined;
  return nearest.find(
    (line) =>
      !together.includes(line) &&
      sharedStems(more, wordsOf(line)) > 0 &&
      saysFine(line) &&
      covers(text, [line]) &&
      findContradiction(text, [line], check.lines) === 'negation',
  );
}

function saysFine({ text }: TranscriptLine): boolean {
  const cues = cuesIn(text);
  return (cues.has('recovery') || GOES_ON.test(text)) && !cues.hasAny('negation', 'failure');
}

/** `14 cards were charged`, of which a line says 12 and another `14, not 12`. */
function saidByCorrection(
  text: string,
  nearest: readonly TranscriptLine[],
  { state, check }: Reading,
): CheckedSentence | undefined {
  for (const said of sayingMost(text, nearest)) {
    const corrected = correctedLine(said, state);
    if (!corrected || !covers(text, [corrected.line])) continue;
    const { line, by } = corrected;
    if (isSaid(text, [line.sk], { ...check, lines: [line, by], state: undefined }))
      return { text, verdict: 'on_record', citations: [line.sk, by.sk] };
  }
  return undefined;
}

interface Unsaid {
  nearest: readonly TranscriptLine[];
  /** The line that took it back, for what was said once. */
  ended: string | undefined;
  reading: Reading;
}

function judgeUnsaid(text: string, { nearest, ended, reading }: Unsaid): CheckedSentence {
  const { index, state } = reading;
  if (ended !== undefined) return { text, verdict: 'contradicted', citations: [ended] };
  const by = switchedIn(text, nearest, reading);
  if (by !== undefined) return { text, verdict: 'contradicted', citations: [by.sk] };
  const said = nearest.find((line) => !asks(line));
  const best = said && (correctedLine(said, state)?.line ?? said);
  if (best && covers(text, [best]) && isOtherwise(text, best, reading) && !isOver(text, best, index))
    return { text, verdict: 'contradicted', citations: [best.sk] };
  return { text, verdict: 'not_on_record', citations: [] };
}

/** The line that switched on or off what the nearest lines say is off or on. */
function switchedIn(
  text: string,
  nearest: readonly TranscriptLine[],
  { check: { lines }, state }: Reading,
): TranscriptLine | undefined {
  return sayingMost(text, nearest)
    .filter((line) => covers(text, [line], state))
    .map((line) => endedBy({ claim: text, sources: [line], lines }))
    .find((by) => by !== undefined);
}

/** What failed works by a later line about it, so that it failed once isn't against a sentence that it works. */
function isOver(text: string, { at, text: said }: TranscriptLine, index: RecordIndex): boolean {
  if (!cuesIn(said).hasAny('failure', 'negation') || cuesIn(text).hasAny('failure', 'negation')) return false;
  return index
    .linesWith(conceptsIn(text), 1)
    .some(({ line, cues }) => line.at > at && cues.hasAny('recovery', 'done') && !cues.has('negation'));
}

function isSaid(text: string, citations: readonly string[], against: CheckedAgainst): boolean {
  const claim = { section: 'what_happened' as const, text, citations: [...citations] };
  return checkClaims([claim], { ...against, kind: 'part' }).claims.length > 0;
}

/** A question doesn't state anything, so it can't contradict anything. */
function asks({ text }: TranscriptLine): boolean {
  return statementsOf(text).every(({ isQuestion }) => isQuestion);
}

/** A line that names no cause doesn't contradict one, and with `11 rooms, 4 keys`, the keys may be those of 4 rooms. */
const SILENT: ReadonlySet<Contradiction> = new Set(['unnamed', 'clause', 'miscount']);

/** Whether a line on the same subject contradicts a text, by its wording or with another number, time or severity. */
function isOtherwise(text: string, line: TranscriptLine, reading: Reading): boolean {
  const contradiction = findContradiction(text, [line], reading.check.lines);
  // A guess doesn't contradict what was confirmed, nor a plan what was carried out.
  if (contradiction === 'hedge') return !isConfirmed(text, line, reading.index);
  if (contradiction === 'plan' && isDoneLater(line, reading.index)) return false;
  if (contradiction !== undefined) return !SILENT.has(contradiction);
  // The nearest line in another language may be about something else.
  if (isOtherLanguage(text, line.text)) return false;
  const said = mentionedFacts(textOf(line));
  const measured = new Set([...said].map(measureOf));
  const missing = [...statedFacts(text)].filter((fact) => !said.has(fact) && measured.has(measureOf(fact)));
  return missing.some((fact) => !isSaidElsewhere(fact, text, reading));
}

/** A time isn't against a number, but a number is against an amount in words: `all` isn't 12. */
function measureOf(fact: Fact): string {
  const [kind = ''] = fact.split(':');
  return kind === 'amount' ? 'number' : kind;
}

/** Whether another line has a number, so that the nearest one doesn't say that it's wrong. */
function isSaidElsewhere(fact: Fact, text: string, { index, state }: Reading): boolean {
  const digits = conceptsIn(fact.slice(fact.indexOf(':') + 1));
  if (digits.size === 0) return false;
  return index
    .linesWith(digits, digits.size)
    .some(
      ({ line }) =>
        statedFacts(textOf(line)).has(fact) && !statesDenied(text, line) && !correctedLine(line, state),
    );
}

/** Whether the author of a plan later reports something about it as done. */
function isDoneLater({ at, who, text }: TranscriptLine, index: RecordIndex): boolean {
  return index
    .linesWith(conceptsIn(text), 1)
    .some(({ line, cues }) => line.at > at && line.who === who && cues.has('done') && !cues.has('negation'));
}

function isConfirmed(text: string, { at }: TranscriptLine, index: RecordIndex): boolean {
  return index.linesWith(conceptsIn(text), 1).some(({ line }) => line.at > at && confirms(line.text));
}
