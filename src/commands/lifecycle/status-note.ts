import { UsageError } from '../../base/errors.js';
import { echo } from '../../views/text.js';
import { type ArgumentContext, converted, explanation } from '../kernel/arguments.js';

/** Why the status changed. Throws UsageError for a note that says it shouldn't, or not yet. */
export const statusNote = converted(explanation(), refuseSecondThoughts);

/** `resolve not yet`, `close maybe` */
const REFUSAL =
  /^(?:no|nope|not|not (?:yet|now|sure)|never ?mind|don'?t|do not|wait|stop|cancel|abort|oops|maybe|perhaps|possibly|probably|i think|i guess|unsure)[.!?]{0,3}$/i;
/** `resolve later`, `close tomorrow`, `resolve in 10 minutes` */
const LATER =
  /^(?:(?:very )?soon|later(?: today)?|tonight|tomorrow|next week|eventually|(?:in|within) (?:an?|\d{1,3}) ?(?:m|min|minutes?|h|hours?|days?))[.!]{0,3}$/i;
/** `close when done`, `resolve if nobody objects`; a longer text tells what happened. */
const CONDITION = /^(?:if|once|unless|as soon as|only (?:when|if))(?: [^\s,;:]{1,30}){1,4}$/i;
/** `fixed when we rolled back` tells what happened, too. */
const WHEN =
  /^when (?:(?!was|were|got)\S{1,12} ){0,2}(?:done|fixed|ready|possible|finished|over|stable|green|deployed|merged)[.!]?$/i;

function refuseSecondThoughts(note: string, { command: { name } }: ArgumentContext): string {
  const said = note.replaceAll('\u2019', "'");
  if (![REFUSAL, LATER, CONDITION, WHEN].some((pattern) => pattern.test(said))) return note;
  throw new UsageError(
    `"${echo(note, 40)}" sounds as if it isn't time yet, so nothing was done. To go ahead, run \`/incident ${name}\` without it.`,
  );
}
