import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import type { Entry, IncidentState } from '../../state/entry.js';
import type { TranscriptLine } from '../../transcript.js';
import { checkClaims } from '../check-claims.js';
import { isDoneByOthers } from '../contradictions/actors.js';
import { findContradiction } from '../contradictions/contradictions.js';
import { GOES_ON } from '../contradictions/negation.js';
import type { CheckedAgainst } from '../record/checked-against.js';
import { entriesOf, nearestEntries } from '../record/nearest-entries.js';
import { wordsOf } from '../record/record-index.js';
import { reportsThought } from '../record/reported-thought.js';
import { sharedStems } from '../record/shared-stems.js';
import { saysItEnded } from '../says-it-ended.js';
import { combinationsOf, sayingMost } from './combinations-of.js';
import { correctedLine } from './corrected-line.js';
import { covers, saysEach } from './covers.js';
import { judgeUnsaid } from './judge-unsaid.js';
import { type CheckedSentence, type Reading, TOGETHER_MAX } from './reading.js';
import { statesDenied } from './taken-back.js';

/** The state of some lines alone, whatever came of them. That's looked up afterwards. */
function asSaid(state: IncidentState, some: readonly TranscriptLine[]): IncidentState {
  const entries = some.flatMap(({ sk }) => entriesOf(state, sk));
  const said = entries.map((entry): Entry => ({ ...entry, fate: 'holds', isCorrected: false }));
  return { lines: state.lines, entries: said };
}

/** Whether some lines say a text together, or otherwise. */
export async function judgeWhole(text: string, reading: Reading): Promise<CheckedSentence> {
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
    const otherwise = saidOtherwise(text, together, { nearest, check });
    if (otherwise) return { text, verdict: 'contradicted', citations: [otherwise.sk] };
    const by = takenBackBy(text, together);
    if (by === undefined) return { text, verdict: 'on_record', citations };
    const isOver = saysItEnded(text) && !takesGuessAsFact(text, together, state);
    if (isOver && ![...together, by].some((line) => statesDenied(text, line)))
      return { text, verdict: 'on_record', citations: [...citations, by.sk] };
    ended ??= by.sk;
  }
  return saidByCorrection(text, nearest, reading) ?? judgeUnsaid(text, { nearest, ended, reading });
}

/** What someone only suspected never was so: `the clock was wrong` for `could be the clock`, then `the clock is fine`. */
function takesGuessAsFact(text: string, lines: readonly TranscriptLine[], state: IncidentState): boolean {
  if (cuesIn(text).hasAny('hedge', 'negation', 'ruledOut') || reportsThought(text)) return false;
  const nearest = lines.flatMap(({ sk }) => nearestEntries(conceptsIn(text), entriesOf(state, sk)));
  return nearest.some(({ kind, fate }) => kind === 'hypothesis' && fate === 'withdrawn');
}

/** Another line says that it's fine, and has words of the sentence that those don't: `Bradford prints normally`. */
function saidOtherwise(
  text: string,
  together: readonly TranscriptLine[],
  { nearest, check }: { nearest: readonly TranscriptLine[]; check: Reading['check'] },
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

function isSaid(text: string, citations: readonly string[], against: CheckedAgainst): boolean {
  const claim = { section: 'what_happened' as const, text, citations: [...citations] };
  return checkClaims([claim], { ...against, kind: 'part' }).claims.length > 0;
}
