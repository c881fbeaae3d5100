import type { Entry, IncidentState } from '../../state/entry.js';
import { deniedNumbers } from '../../state/fates/denied-numbers.js';
import type { TranscriptLine } from '../../transcript.js';
import { entriesOf } from '../record/nearest-entries.js';

const NUMBER = /(?<![\p{Script=Latin}\d.,:])\d[\d.,]*\d(?![\d:])/gu;

interface Corrected {
  /** What was said, with the number that it was corrected to. */
  line: TranscriptLine;
  by: TranscriptLine;
}

/** Put right once for all sentences. */
const known = new WeakMap<Entry, { corrected: Corrected | undefined }>();

/** `12 cards were charged` as `14, not 12` puts it right; none when it's unclear which number replaces which. */
export function correctedLine({ sk }: TranscriptLine, state: IncidentState): Corrected | undefined {
  for (const entry of entriesOf(state, sk)) {
    const { corrected } = known.get(entry) ?? { corrected: putRight(entry) };
    known.set(entry, { corrected });
    if (corrected) return corrected;
  }
  return undefined;
}

function putRight({ text, line, isCorrected, endedBy: by }: Entry): Corrected | undefined {
  if (!isCorrected || !by) return undefined;
  const denied = deniedNumbers(by.text);
  const own: string[] = text.match(NUMBER) ?? [];
  const said: string[] = by.text.match(NUMBER) ?? [];
  const wrong = denied.size > 0 ? own.filter((number) => denied.has(number)) : own;
  const right = said.filter((number) => !denied.has(number));
  const [from, to] = [wrong[0], right[0]];
  if (from === undefined || to === undefined || wrong.length > 1 || right.length > 1) return undefined;
  return { line: { ...line, text: text.replace(from, () => to) }, by };
}
