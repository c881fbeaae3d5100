import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import { statementsOf } from '../../language/statements.js';
import type { TranscriptLine } from '../../transcript.js';
import { confirms } from '../contradictions/confirms.js';
import { type Contradiction, findContradiction } from '../contradictions/contradictions.js';
import { endedBy } from '../contradictions/ended-state.js';
import { type Fact, mentionedFacts, statedFacts } from '../numbers/stated-facts.js';
import { textOf } from '../record/evidence.js';
import { isOtherLanguage } from '../record/is-supported.js';
import type { RecordIndex } from '../record/record-index.js';
import { sayingMost } from './combinations-of.js';
import { correctedLine } from './corrected-line.js';
import { covers } from './covers.js';
import type { CheckedSentence, Reading } from './reading.js';
import { statesDenied } from './taken-back.js';

interface Unsaid {
  nearest: readonly TranscriptLine[];
  /** The line that took it back, for what was said once. */
  ended: string | undefined;
  reading: Reading;
}

/** What some lines don't say may be contradicted by them, or was true once. */
export function judgeUnsaid(text: string, { nearest, ended, reading }: Unsaid): CheckedSentence {
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

/** A question doesn't state anything, so it can't contradict anything. */
function asks({ text }: TranscriptLine): boolean {
  return statementsOf(text).every(({ isQuestion }) => isQuestion);
}

/** These say less than the claim, rather than otherwise. With `11 rooms, 4 keys`, the keys may be those of 4 rooms. */
const SILENT: ReadonlySet<Contradiction> = new Set(['unnamed', 'clause', 'miscount', 'nobody', 'places']);

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
