import { plainWords } from '../arguments/plain-words.js';
import type { RequestDeps } from '../request-deps.js';

/** A command line as an example: someone who fills out a form doesn't type one. */
const EXAMPLE = /,? as in `\/incident [^`]*`/g;

/** A message as Slack shows it next to a field: plain text, in which `<@U123>` and backticks would appear as they are. */
export async function toFieldText(deps: Pick<RequestDeps, 'slack'>, message: string): Promise<string> {
  const text = await plainWords(deps, message.replace(EXAMPLE, ''));
  return text.replaceAll('`', '').replace(/\*(\S[^*]*)\*/g, '$1');
}
