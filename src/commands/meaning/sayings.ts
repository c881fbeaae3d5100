import { ArgumentReader } from '../kernel/arguments/argument-reader.js';
import { readSeverityPhrase } from '../kernel/arguments/read-severity.js';
import { ROLE_WORD } from '../kernel/arguments/vocabulary.js';
import { FOREIGN_NAMES, FOREIGN_SAYINGS } from './foreign-sayings.js';
import { type Saying, startingWith } from './saying.js';

const TASK = String.raw`(?:with |on )?(?:task |number |no\.? )?#?(\d{1,4})\b`;

/** What people say instead of a command's name: `raise to P0`. It's offered, never run. */
export const SAYINGS: readonly Saying[] = [
  [
    startingWith('raise|escalate|bump|lower|downgrade|upgrade|drop|reduce|increase|change'),
    ([, rest]) => severityIn(rest),
  ],
  [
    /^(?:make|set|go|turn|keep) (?:(?:it|this|that|the|incident|channel|to) ){0,3}(private|public)\b/i,
    ([, visibility]) => visibility?.toLowerCase(),
  ],
  [/^(?:make|give|appoint|set) (?=.*<@)(.*)$/is, 'assign $1'],
  [startingWith('make|give|appoint|set'), ([, rest]) => severityIn(rest)],
  [/^(?:done|finish|finished|complete|completed)$/i, 'resolve'],
  [new RegExp(`^(?:done|finish|finished|complete|completed) ${TASK}`, 'i'), 'task done $1'],
  [new RegExp(`^(?:take|taking|grab) ${TASK}`, 'i'), 'task take $1'],
  [startingWith('snooze|mute'), 'remind snooze$1'],
  [/^(?:i'm|im|i|on|looking|investigating) (?:(?:it|this|into)\b|.*\bon (?:it|this))/is, 'ack'],
  [startingWith('un-?resolve|un-?close|un-?fix|reactivate'), 'reopen$1'],
  [startingWith('oops|whoops|revert|cancel|abort|nevermind'), 'undo'],
  [/^rule out\b:?\s{0,3}(.*)$/is, 'ruledout $1'],
  [startingWith('(?:follow|subscribe|watch)(?: to)?'), 'join$1'],
  [startingWith('un-?(?:follow|subscribe|watch)(?: to)?'), 'leave$1'],
  [/^(?:mine|my) tasks?\b/i, 'tasks mine'],
  [startingWith('mine|my'), 'list mine'],
  [startingWith('service'), 'edit'],
  [startingWith('title|name'), 'edit$1'],
  [startingWith('unarchive'), 'restore$1'],
  [startingWith('publish|unprivate|unhide'), 'public$1'],
  [
    startingWith('(?:merge|duplicate|dupe)(?: (?:it|this|into|with|of|to)(?= )){0,3}'),
    'close duplicate of$1',
  ],
  [/^(?:delete|remove|discard|scrap) (?:this|it|the incident|incident)\b/i, 'close declared by mistake'],
  ...FOREIGN_SAYINGS,
  ...FOREIGN_NAMES,
];

const WHO = String.raw`(\S{1,80}(?: \S{1,20})?)`;
const ROLE = `(${ROLE_WORD})`;
const COMMAND = '(?:lead|in charge|in command|take (?:over|command|charge)|run it)';

/** Whole sentences, on one line and without what ends them: `put bob in charge`, `it's over`. */
export const SENTENCES: readonly Saying[] = [
  [
    new RegExp(`^(?:make|let|put|have|set|appoint|name) ${WHO} (?:be )?(?:as )?(?:the )?${ROLE}$`, 'i'),
    'assign $1 $2',
  ],
  [new RegExp(`^(?:let|put|have) ${WHO} ${COMMAND}$`, 'i'), 'assign $1'],
  [new RegExp(`^i(?:'m| am|'ll be| will be) (?:the )?(?:new )?${ROLE}(?: now)?$`, 'i'), 'assign me $1'],
  [
    /^(?:i(?:'ll| will|'m| am)? )?(?:(?:take|taking|have|has|got) (?:it|over|command|charge|the lead)|in (?:charge|command)|lead(?:ing)?)(?: now)?$/i,
    'assign me',
  ],
  [
    new RegExp(`^${WHO} (?:is|will be|should be) (?:the |our )?(?:new )?${ROLE}(?: now)?$`, 'i'),
    'assign $1 $2',
  ],
  [new RegExp(`^${WHO} (?:takes|will take) (?:over|command|charge)$`, 'i'), 'assign $1'],
  [
    /^(?:transfer|hand|give|pass)(?: (?:it|this|command|over|off)){0,3} to (\S{1,80}.{0,200})$/i,
    'handoff $1',
  ],
  [/^(?:it's |its |it was |this (?:is|was) )?(?:an? )?false alarm$/i, 'resolve false alarm'],
  [/^(?:it's |its |this is )?not an incident$/i, 'resolve not an incident'],
  [
    /^(?:(?:it's|its|it is|this is|that's|we're|we are|all|everything(?:'s| is)?|(?:the )?(?:issue|problem|incident|outage)(?: is)?|things are|looks) ){0,2}(?:all )?(?:over|done|clear|good|fine|fixed|resolved|recovered|solved|gone|ok|okay|stable|up|working|back(?: to normal| up| online)?)(?: again| now)*$/i,
    'resolve',
  ],
  [/^closing(?: (?:it|this|the incident))?$/i, 'close'],
  [/^resolving(?: (?:it|this|the incident))?$/i, 'resolve'],
  [/^mitigating(?: (?:it|this|the incident))?$/i, 'mitigate'],
  [/^acknowledging(?: (?:it|this|the incident))?$/i, 'ack'],
  [
    /^(?:tell|inform|notify|let|announce|broadcast)(?: (?:to )?(?:everyone|everybody|all|people|stakeholders|customers|the team)(?: know)?)?(?: that|:)? (.{1,300})$/i,
    'update $1',
  ],
  [/^(?:get (?:me|us) up to (?:speed|date)|brief (?:me|us)|fill (?:me|us) in)$/i, 'catchup'],
  [/^(?:recap|sum (?:it |this )?up|sum)$/i, 'summary'],
  [/^(?:stop|no(?: more)?|disable|silence) remind(?:ers|ing)(?: (?:me|us))?$/i, 'remind stop'],
  [/^(?:rca|pm)$/i, 'postmortem'],
  [/^(?:download|dump)(?: .{1,40})?$/i, 'export'],
  [/^(?:record|write (?:(?:this|it) )?down|jot down|remember|fyi)(?: that|:)? (.{1,300})$/i, 'note $1'],
  [/^call it (.{1,120})$/i, 'edit $1'],
  [/^caused by (.{1,300})$/i, 'cause $1'],
];

/** `severity P0 all regions` for `to P0 all regions`. */
function severityIn(rest = ''): string | undefined {
  const reader = new ArgumentReader(rest);
  const level = reader.takePhrase(readSeverityPhrase, 'anywhere');
  if (level === undefined) return undefined;
  for (let n = 0; n < 4; n += 1)
    reader.takeFirst((word) => /^(?:it|this|to|the|severity|sev|incident|from)$/i.test(word) || undefined);
  return `severity ${level} ${reader.rest()}`;
}
