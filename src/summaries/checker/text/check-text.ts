import { Stretch } from '../../flat-map-yielding.js';
import { conceptsIn } from '../../language/concepts.js';
import { statementsOf } from '../../language/statements.js';
import { buildState } from '../../state/build-state.js';
import { cleanClaimText } from '../clean-claim-text.js';
import { readAhead } from '../read-ahead.js';
import { groupAhead } from '../record/nearest-entries.js';
import { judgeSentence } from './judge-sentence.js';
import { proseOf } from './prose-of.js';
import type { CheckedSentence, TextCheck } from './reading.js';
import { takenBackIn } from './taken-back.js';

const SENTENCES_MAX = 20;

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
  for (const sentence of sentences.slice(0, SENTENCES_MAX))
    judged.push(await judgeSentence(sentence, reading));
  return judged;
}
