import { conceptsIn } from '../../language/concepts.js';
import { cuesIn } from '../../language/cues-in.js';
import { sayingMost } from './combinations-of.js';
import { covers, shareSaid } from './covers.js';
import { judgeWhole } from './judge-whole.js';
import { partsOf } from './parts-of.js';
import { type CheckedSentence, type Reading, TOGETHER_MAX } from './reading.js';

/** Different lines may say the parts of a sentence, and one part may be wrong. */
export async function judgeSentence(text: string, reading: Reading): Promise<CheckedSentence> {
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
