import { UsageError } from '../../base/errors.js';
import { echo } from '../../views/text.js';

/** With more words, the text reports what happened. */
const LONGEST = 6;

/** `actually no`, `not really, just testing`, `but not this one` */
const REFUSAL =
  /^(?:(?:actually|sorry|oh|hm{1,3}|um|well|but|ah)[,.]? ){0,2}(?:no|nope|nvm|not (?:yet|really|now|sure|this(?: one)?|that(?: one)?))(?:[,.;!]|$)/i;
const MISTAKE =
  /^(?:(?:oops|whoops|sorry|ah)[,.!]? ){0,2}(?:wrong|incorrect) (?:one|incident|channel|window|command|id)[.!]?$/i;

/** `it's not fixed`, `isn't working`, `didn't help`, `we can't yet`: reasons why something hasn't ended. */
const GOES_ON = [
  /^(?:(?:it|this|that|we|they|things) ?)?(?:'s |is |are )?(?:still )?(?:not|isn'?t|aren'?t) (?:(?:yet|really|actually|quite|fully|even) ){0,2}(?:resolved|fixed|done|working|over|stable|ready|mitigated|closed|better|recovered|gone|solved)\b/i,
  /^its (?:still )?not (?:(?:yet|really|quite|fully) )?(?:resolved|fixed|done|working|over|stable|ready)\b/i,
  /^(?:it |this |that )?(?:didn'?t|doesn'?t|did not|does not) (?:really )?(?:help|work|hold)\b/i,
  /^(?:we |i |you )?(?:can'?t|cannot|shouldn'?t|don'?t|haven'?t|hasn'?t|won'?t)(?: \S{1,20}){0,3} yet[.!]?$/i,
  /^(?:it'?s |this is )?still (?:broken|down|failing|happening|open|investigating|ongoing)[.!]?$/i,
];
/** What was done about it: `not working config reverted`. */
const REMEDIED = /\b(?:was|were|so|but|because|rolled|reverted|restarted|disabled|removed|replaced)\b/i;

/** Things to which one command can't apply the change. */
const SEVERAL =
  /^(?:all|both|everything|them(?: all)?|these|those|all of (?:them|these|those)|the (?:others?|rest)|(?:all )?(?:the )?(?:(?:other|open|active|old) )?(?:incidents|alerts|tickets))[.!]?$/i;
const TASK = /^(?:the |my )?(?:task|todo|action item)s?(?: (?:number |nr\.? |no\.? )?#?(\d{1,4}))?[.!]?$/i;
const CHANNEL = /^(?:the |this )?channel[.!]?$/i;

const ENDING = new Set(['mitigate', 'resolve', 'close']);

/** Whether a reason says that the change isn't meant, or hasn't happened. */
export function isDenied(said: string, command: string): boolean {
  if (said.split(/\s+/, LONGEST + 1).length > LONGEST) return false;
  if (MISTAKE.test(said) || REFUSAL.test(said)) return true;
  return ENDING.has(command) && !REMEDIED.test(said) && GOES_ON.some((one) => one.test(said));
}

/** Throws UsageError for a reason that names something other than the incident: `close task 1`, `resolve all`. */
export function refuseOtherObject(said: string, command: string): void {
  if (!ENDING.has(command)) return;
  const task = TASK.exec(said);
  if (task) {
    const number = task[1] ?? '2';
    throw new UsageError(
      `This would ${command} the incident, so nothing was done. To finish a task, run \`/incident task done ${number}\`.`,
    );
  }
  if (CHANNEL.test(said))
    throw new UsageError(
      `This would ${command} the incident, so nothing was done. To archive its channel, run \`/incident archive channel\`.`,
    );
  if (!SEVERAL.test(said)) return;
  throw new UsageError(
    `One incident at a time, so nothing was done with "${echo(said, 40)}". To ${command} this one, run \`/incident ${command}\`.`,
  );
}
