import { ArgumentReader, bareWord } from './argument-reader.js';
import { readSeverity } from './read-severity.js';
import { readStatus } from './vocabulary.js';

/** A sentence that begins with no command's name, as one line of single spaces, without what ends it. */
type Guess = readonly [said: RegExp, line: (match: RegExpExecArray) => string | undefined];

const WHO = String.raw`(\S{1,80}(?: \S{1,20})?)`;
const ROLE = '(commander|ic|lead|comms|scribe|ops)';
const COMMAND = '(?:lead|in charge|in command|take (?:over|command|charge)|run it)';

const GUESSES: readonly Guess[] = [
  [
    new RegExp(`^(?:make|let|put|have|set|appoint|name) ${WHO}? (?:be )?(?:as )?(?:the )?${ROLE}$`, 'i'),
    ([, who, role]) => `assign ${who} ${role}`,
  ],
  [new RegExp(`^(?:let|put|have) ${WHO}? ${COMMAND}$`, 'i'), ([, who]) => `assign ${who}`],
  [
    new RegExp(`^i(?:'m| am|'ll be| will be) (?:the )?(?:new )?${ROLE}(?: now)?$`, 'i'),
    ([, role]) => `assign me ${role}`,
  ],
  [
    /^(?:i(?:'ll| will|'m| am)? )?(?:(?:take|taking|have|has|got) (?:it|over|command|charge|the lead)|in (?:charge|command)|lead(?:ing)?)(?: now)?$/i,
    () => 'assign me',
  ],
  [
    new RegExp(`^${WHO} (?:is|will be|should be) (?:the |our )?(?:new )?${ROLE}(?: now)?$`, 'i'),
    ([, who, role]) => `assign ${who} ${role}`,
  ],
  [new RegExp(`^${WHO} (?:takes|will take) (?:over|command|charge)$`, 'i'), ([, who]) => `assign ${who}`],
  [
    /^(?:transfer|hand|give|pass)(?: (?:it|this|command|over|off)){0,3} to (\S{1,80}.{0,200})$/i,
    ([, who]) => `handoff ${who}`,
  ],
  [/^(?:it's |its |it was |this (?:is|was) )?(?:an? )?false alarm$/i, () => 'resolve false alarm'],
  [/^(?:it's |its |this is )?not an incident$/i, () => 'resolve not an incident'],
  [
    /^(?:(?:it's|its|it is|this is|that's|we're|we are|all|everything(?:'s| is)?|(?:the )?(?:issue|problem|incident|outage)(?: is)?|things are|looks) ){0,2}(?:all )?(?:over|done|clear|good|fine|fixed|resolved|recovered|solved|gone|ok|okay|stable|up|working|back(?: to normal| up| online)?)(?: again| now)*$/i,
    () => 'resolve',
  ],
  [/^closing(?: (?:it|this|the incident))?$/i, () => 'close'],
  [/^resolving(?: (?:it|this|the incident))?$/i, () => 'resolve'],
  [/^mitigating(?: (?:it|this|the incident))?$/i, () => 'mitigate'],
  [/^acknowledging(?: (?:it|this|the incident))?$/i, () => 'ack'],
  [
    /^(?:tell|inform|notify|let|announce|broadcast)(?: (?:to )?(?:everyone|everybody|all|people|stakeholders|customers|the team)(?: know)?)?(?: that|:)? (.{1,300})$/i,
    ([, text]) => `update ${text}`,
  ],
  [/^(?:get (?:me|us) up to (?:speed|date)|brief (?:me|us)|fill (?:me|us) in)$/i, () => 'catchup'],
  [/^(?:recap|sum (?:it |this )?up|sum)$/i, () => 'summary'],
  [/^(?:stop|no(?: more)?|disable|silence) remind(?:ers|ing)(?: (?:me|us))?$/i, () => 'remind stop'],
  [/^(?:rca|pm)$/i, () => 'postmortem'],
  [/^(?:download|dump)(?: .{1,40})?$/i, () => 'export'],
  [
    /^(?:record|write (?:(?:this|it) )?down|jot down|remember|fyi)(?: that|:)? (.{1,300})$/i,
    ([, text]) => `note ${text}`,
  ],
  [/^call it (.{1,120})$/i, ([, title]) => `edit ${title}`],
  [/^caused by (.{1,300})$/i, ([, text]) => `cause ${text}`],
];

/** Sentences are longer than what is guessed. */
const SAID_MAX = 400;
/** A command's name further on is part of a text. */
const LOOK = 5;
/** Names of commands that are in too many other sentences. */
const ORDINARY =
  /^(?:new|create|open|add|post|lead|role|log|info|action|question|search|find|page|check|who|show|list|ls|private|public|started|began|detected|join|leave|comment|find|ask|assign|commands|\?)$/;

/**
 * The line that a sentence means whose first word is no command: `put bob in charge`, `it's over`. It's offered, never
 * run.
 */
export function guessSentence(text: string): string | undefined {
  const said = normalized(text);
  for (const [pattern, toLine] of GUESSES) {
    const match = pattern.exec(said);
    const line = match && toLine(match);
    if (line) return line;
  }
  return undefined;
}

interface GuessContext {
  /** The name of the command that a word names. */
  nameOf(word: string): string | undefined;
  /** Whether it's typed in an incident channel. */
  isInside: boolean;
}

/** The line by a severity or a command's name further on: `mark it resolved`, `this is P0`. */
export function guessFromWords(text: string, { nameOf, isInside }: GuessContext): string | undefined {
  return (isInside ? severityIn(normalized(text)) : undefined) ?? lineFromNameIn(text, nameOf);
}

function normalized(text: string): string {
  return text
    .slice(0, SAID_MAX)
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!]{1,3}$/, '');
}

/** `severity P0` for `it's a P0 now` */
function severityIn(said: string): string | undefined {
  const words = said.split(' ', SHORT + 1);
  const levels = words.flatMap((word) => readSeverity(word) ?? []);
  return levels.length === 1 && words.length <= SHORT && !words.some(isDenial)
    ? `severity ${levels[0]}`
    : undefined;
}

/** Words in a sentence that says nothing but a severity. */
const SHORT = 4;

const isDenial = (word: string) =>
  /^(?:not|isn't|aren't|wasn't|never|no|still|when|if|don't|can't)$/i.test(word);

/** `update all regions are back` in `send update all regions are back`. */
function lineFromNameIn(text: string, nameOf: (word: string) => string | undefined): string | undefined {
  const reader = new ArgumentReader(text.slice(0, SAID_MAX));
  const words = reader.remaining.slice(0, LOOK).map((word) => bareWord(word).toLowerCase());
  if (words.some(isDenial)) return undefined;
  const at = words.findIndex((word, i) => i > 0 && !ORDINARY.test(word) && nameOf(word) !== undefined);
  if (at < 0) return undefined;
  for (let n = 0; n <= at; n += 1) reader.next();
  const name = nameOf(words[at] ?? '') ?? '';
  const isSettled = readStatus(words[at] ?? '') !== undefined;
  if (isSettled && !reader.isEmpty) return undefined;
  return `${name} ${reader.rest().replace(/^(?:(?:is|was|to|that|of|because)|[:–—-])\s{1,3}/i, '')}`.trim();
}
