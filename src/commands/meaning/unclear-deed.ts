import { ArgumentReader } from '../kernel/arguments/argument-reader.js';
import { asText, type QuestionError, whichOne } from '../kernel/arguments/question.js';
import { readSeverityPhrase } from '../kernel/arguments/read-severity.js';
import { ROLE_WORD, readStatus } from '../kernel/arguments/vocabulary.js';
import { type Deed, withoutLead } from './deed.js';
import { isPerson } from './people.js';

/** What a first word does with the words after it. */
interface Verb {
  verbs: RegExp;
  /** The commands whose names after it are more than text. */
  commands: RegExp;
  /** The button for text. */
  label: string;
  command: string;
}

const VERBS: readonly Verb[] = [
  {
    verbs: /^(?:new|create|open)$/,
    commands: /^(?:task|note|update|summary|postmortem|handoff|timeline|decision|cause|severity|status)$/,
    label: 'Declare',
    command: 'declare',
  },
  {
    verbs: /^add$/,
    commands: /^(?:update|severity|status|cause|ruledout|decision|assign|roles|tasks|edit)$/,
    label: 'Add as note',
    command: 'note',
  },
  {
    verbs: /^(?:update|post)$/,
    commands: /^(?:severity|status|edit|roles|task|tasks|timeline|summary|postmortem|note|handoff)$/,
    label: 'Post as update',
    command: 'update',
  },
];

/** What the button of another command says. */
const LABELS: Readonly<Record<string, string>> = {
  task: 'Add task',
  note: 'Add note',
  update: 'Post update',
  severity: 'Set severity',
  status: 'Set status',
  assign: 'Assign role',
  roles: 'Roles',
  cause: 'State cause',
  ruledout: 'Rule out',
  decision: 'State decision',
  edit: 'Edit',
  summary: 'Summarize',
  handoff: 'Hand off',
  timeline: 'Timeline',
  tasks: 'Tasks',
  postmortem: 'Post-mortem',
};

function labelOf(line: string): string {
  const [name = ''] = line.split(' ');
  return /^task \d/.test(line) ? 'Change task' : (LABELS[name] ?? name);
}

/**
 * Asks about a line whose first word is a command and whose next ones name another one: `create task call the vendor`
 * would declare an incident, and `update severity P0` would announce "severity P0". Undefined for lines that are clear.
 */
export function askAboutDeed(typed: string, deed: Deed): QuestionError | undefined {
  const verb = VERBS.find(({ verbs, commands }) => verbs.test(deed.verb) && commands.test(deed.command));
  const line = verb && meantLine(deed);
  if (!verb || line === undefined) return undefined;
  return whichOne(`${deed.verb} ${deed.noun}`, [
    { label: labelOf(line), command: line },
    asText(verb.label, verb.command, typed.trim().replace(/^\S+\s*/, '')),
  ]);
}

/** The line of the noun's command; undefined when the words after it say something about it rather than set it. */
function meantLine({ verb, noun, command, rest }: Deed): string | undefined {
  if (command === 'roles') return rest === '' ? 'roles' : roleLine(noun, rest);
  const value = withoutLead(rest).replace(/^(?:is|=|→)\s/i, '');
  const isUpdate = /^(?:update|post)$/.test(verb);
  if (command === 'edit') return noun === 'service' ? serviceLine(rest) : editLine(noun, rest);
  if (!isUpdate || command === 'note') return `${command} ${value}`.trim();
  const words = value.split(/\s+/);
  if (command === 'severity')
    return isSet(value, readSeverityPhrase(words)) ? `severity ${value}`.trim() : undefined;
  if (command === 'status')
    return isSet(value, readStatus(words[0] ?? '')) ? `status ${value}`.trim() : undefined;
  if (command === 'task') return /^#?\d{1,4}\b/.test(value) ? `task ${value}` : undefined;
  return value === '' ? command : undefined;
}

/** Nothing, or a value and few words: more say something about it. */
function isSet(value: string, read: unknown): boolean {
  return value === '' || (read !== undefined && !/[:;]/.test(value));
}

/** `checkout is down` of `title to checkout is down`. */
function editLine(noun: string, rest: string): string | undefined {
  return rest === '' || noun === 'title' || /^(?:to|=|:|→)\s/i.test(rest)
    ? `edit ${withoutLead(rest)}`
    : undefined;
}

const serviceLine = (rest: string) => (/^(?:(?:to|=|→)\s)?\S{0,40}$/i.test(rest) ? 'edit' : undefined);

const IS_ROLE = new RegExp(`^${ROLE_WORD}$`);

/** `assign @bob comms` for `role @bob comms` and `comms @bob`. */
function roleLine(noun: string, rest: string): string | undefined {
  const reader = new ArgumentReader(rest);
  reader.takeFirst((word) => /^(?:to|is|=|:|→)$/i.test(word) || undefined);
  const isNamed = reader.remaining.length === 1 || reader.remaining.some(isPerson);
  if (!isNamed) return undefined;
  return `assign ${reader.rest()}${IS_ROLE.test(noun) ? ` ${noun}` : ''}`;
}
