import { ArgumentReader, bareWord } from '../kernel/arguments/argument-reader.js';
import { readTypedId } from '../kernel/arguments/incident-ids.js';

/** An action on the thing a command is named after: `set severity P0`, `view the timeline`. */
export interface Deed {
  /** In lower case, like all words here. */
  verb: string;
  noun: string;
  /** The name of the noun's command. */
  command: string;
  /** The words between the two, without articles. */
  modifiers: readonly string[];
  /** What follows, as typed. */
  rest: string;
}

/** Other names for what a command shows or changes, by the command's name. */
const NOUNS = new Map(
  Object.entries({
    task: 'task todo to-do action action-item followup',
    tasks: 'tasks todos to-dos actions action-items followups',
    note: 'note comment',
    update: 'update',
    severity: 'severity sev priority prio',
    status: 'status',
    timeline: 'timeline log history events notes updates',
    roles: 'roles role participants participant people members commander ic lead comms scribe ops',
    edit: 'title name service',
    cause: 'cause rootcause root-cause',
    ruledout: 'ruledout',
    decision: 'decision',
    summary: 'summary tldr',
    catchup: 'catchup',
    postmortem: 'postmortem post-mortem retro',
    handoff: 'handoff handover',
    export: 'export',
    stats: 'stats statistics metrics',
    alerts: 'alerts',
    remind: 'reminders',
    oncall: 'oncall on-call responders',
    related: 'related',
    list: 'list incidents',
    help: 'help commands',
  }).flatMap(([command, nouns]) => nouns.split(' ').map((noun): [string, string] => [noun, command])),
);

const ARTICLE = /^(?:an?|the|another|this)$/;
const MODIFIER = /^(?:me|us|all|my|our|new|open|active|current|latest|last|full)$/;
const MODIFIERS_MAX = 4;
/** An action is named in the first words. */
const LOOK = 400;

/** Names in two words. */
const TWO_WORDS = /\b(on|action|post|root) (call|items?|mortem|cause)\b/i;

/** Reads a verb and a noun at the start of a line; undefined if the noun doesn't name a command. */
export function readDeed(line: string): Deed | undefined {
  const reader = new ArgumentReader(line.slice(0, LOOK).replace(TWO_WORDS, '$1-$2'));
  const verb = toWord(reader.next() ?? '');
  const between: string[] = [];
  for (let n = 0; n < MODIFIERS_MAX && reader.remaining.length > 1; n += 1) {
    const word = reader.takeFirst((typed) => (isBetween(typed) ? toWord(typed) : undefined));
    if (word === undefined) break;
    between.push(word);
  }
  const noun = toWord(reader.next() ?? '');
  const command = NOUNS.get(noun);
  if (command === undefined) return undefined;
  const rest = `${reader.rest()}${line.slice(LOOK)}`;
  return { verb, noun, command, modifiers: between.filter((word) => !ARTICLE.test(word)), rest };
}

function isBetween(typed: string): boolean {
  const word = toWord(typed);
  return ARTICLE.test(word) || MODIFIER.test(word);
}

function toWord(typed: string): string {
  return bareWord(typed).toLowerCase();
}

interface Rule {
  verbs: RegExp;
  /** Names of commands. */
  commands: RegExp;
  /** Whether the verb starts other sentences as well, so that it counts only when nothing but the noun follows. */
  isAlone?: boolean;
}

/** Verbs that only show something, whatever follows. */
const SHOWN = /^(?:timeline|tasks|roles|summary|catchup|stats|oncall|help|list|related)$/;
/** Verbs that show something when nothing follows. */
const SHOWN_ALONE = /^(?:severity|status|alerts|remind|task|update)$/;
const SHOW = /^(?:show|get|see|view|display)$/;

/** Actions clear enough to run. */
const CLEAR: readonly Rule[] = [
  { verbs: /^add$/, commands: /^(?:task|note)$/ },
  { verbs: /^(?:make|write|leave|record)$/, commands: /^(?:task|note)$/ },
  { verbs: /^post$/, commands: /^update$/ },
  { verbs: /^(?:send|write|give|make)$/, commands: /^update$/, isAlone: true },
  { verbs: /^(?:set|change)$/, commands: /^(?:severity|status|edit)$/ },
  { verbs: SHOW, commands: SHOWN },
  { verbs: SHOW, commands: SHOWN_ALONE, isAlone: true },
  { verbs: /^give$/, commands: /^(?:timeline|tasks|roles|summary|stats)$/ },
  { verbs: /^give$/, commands: /^(?:severity|status|alerts|remind)$/, isAlone: true },
  {
    verbs: /^(?:list|ls|find|check|open)$/,
    commands: /^(?:timeline|tasks|roles|summary|stats|oncall|help|list|alerts|remind)$/,
    isAlone: true,
  },
  { verbs: /^check$/, commands: /^(?:severity|status)$/, isAlone: true },
  { verbs: /^(?:write|make|draft)$/, commands: /^(?:postmortem|summary)$/ },
  {
    verbs: /^(?:new|create|open|start|generate|do|post)$/,
    commands: /^(?:task|note|update|postmortem|summary|handoff|export)$/,
    isAlone: true,
  },
  { verbs: /^(?:new|create|generate)$/, commands: /^timeline$/, isAlone: true },
];

/** The line that an action means, if it's clear. */
export function lineOfDeed(deed: Deed): string | undefined {
  const { verb, command, rest } = deed;
  // Spanish for "all".
  if (deed.noun === 'todos' && /^(?:list|ls|find)$/.test(verb)) return undefined;
  const rule = CLEAR.find(({ verbs, commands }) => verbs.test(verb) && commands.test(command));
  if (!rule || (rule.isAlone && !isAlone(rest))) return undefined;
  if (command === 'update' && deed.modifiers.some((word) => /^(?:me|us)$/.test(word))) return 'catchup';
  if (SHOW.test(verb) && command === 'task') return 'tasks';
  if (SHOW.test(verb) && command === 'update') return 'timeline';
  if (command === 'list')
    return `list ${[...deed.modifiers.filter((word) => !/^(?:me|us)$/.test(word)), rest].join(' ')}`;
  if (command === 'help') return deed.noun === 'commands' ? 'help more' : `help ${rest}`;
  if (command === 'tasks' && deed.modifiers.includes('my')) return 'tasks mine';
  if (command === 'edit') return deed.noun === 'service' ? 'edit' : `edit ${rest}`;
  return `${command} ${withoutLead(rest)}`.trim();
}

/** Nothing, or the incident's id. */
function isAlone(rest: string): boolean {
  const said = rest.trim();
  const kind = /\s/.test(said) ? undefined : readTypedId(said)?.kind;
  return /^[.!?]{0,9}$/.test(said) || (kind !== undefined && kind !== 'foreign');
}

/** `call the vendor` for `to call the vendor`. */
export function withoutLead(rest: string): string {
  return rest.replace(/^(?:(?:to|that|of|saying)|[:–—-])\s{1,3}/i, '');
}
