import type { Incident } from '../../incidents/records/incident.js';
import type { CheckedSentence } from '../../summaries/checker/text/reading.js';
import { plain, truncate } from '../../views/text.js';
import { inTime } from '../kernel/deadline.js';
import type { Invocation } from '../kernel/invocation.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { readForForm } from './read-for-form.js';

/** Maximum characters of each quoted sentence, and of all of them, which have to fit below a field. */
const SENTENCE_MAX = 80;
const SHOWN_MAX = 3;

/** The sentences of an update that the record contradicts, as an error for its form; undefined if there are none. */
export async function findContradictions(
  deps: Pick<RequestDeps, 'settings' | 'slack' | 'store'>,
  { at: now }: Pick<Invocation, 'at'>,
  { incident, text }: { incident: Incident; text: string },
): Promise<string | undefined> {
  const sentences = await inTime(deps.settings.answerMs, compare());
  const wrong = sentences.filter(({ verdict }) => verdict === 'contradicted');
  if (wrong.length === 0) return undefined;
  const said = wrong.slice(0, SHOWN_MAX).map((one) => `“${truncate(one.text, SENTENCE_MAX)}”${whenOf(one)}`);
  return `The record says otherwise: ${said.join(', ')}. Edit it, or choose to post it as it is.`;

  async function compare(): Promise<CheckedSentence[]> {
    const read = await readForForm(deps, incident);
    if (!read) return [];
    const { lines, nameOf } = read;
    const { checkText } = await import('../../summaries/checker/text/check-text.js');
    return checkText(plain(text, nameOf), { lines, incident, now, nameOf });
  }
}

/** When the contradicting line was written. */
function whenOf({ citations }: CheckedSentence): string {
  const at = citations[0]?.split('#')[1]?.slice(11, 16);
  return at === undefined ? '' : ` (${at} UTC)`;
}
