import { echo } from '../views/text.js';
import { ArgumentReader, bareWord } from './kernel/argument-reader.js';
import { readTypedId } from './kernel/incident-ids.js';
import { type Choice, QuestionError, SURE_KEY } from './kernel/question.js';
import { readSeverityPhrase } from './kernel/read-severity.js';
import { INVITE } from './kernel/suggest.js';
import { isMe, readStatus, readUser } from './kernel/vocabulary.js';
import { type Deed, lineOfDeed, readDeed, withoutLead } from './read-deed.js';

/**
 * Asks about a line whose first word is a command and whose next ones name another one: `create task call the vendor`
 * would declare an incident, and `update severity P0` would announce "severity P0". Undefined for lines that are clear.
 */
export function askAboutDeed(typed: string): QuestionError | undefined {
  return askAboutPerson(typed) ?? askAboutShow(typed) ?? askAboutNoun(typed);
}

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

function askAboutNoun(typed: string): QuestionError | undefined {
  const deed = readDeed(typed);
  const verb =
    deed && VERBS.find(({ verbs, commands }) => verbs.test(deed.verb) && commands.test(deed.command));
  if (!verb || lineOfDeed(deed) !== undefined) return undefined;
  const line = meantLine(deed);
  if (line === undefined) return undefined;
  const text = typed.trim().replace(/^\S+\s*/, '');
  return whichOne(`${deed.verb} ${deed.noun}`, [
    { label: labelOf(line), command: line },
    { label: verb.label, command: `${verb.command} ${SURE_KEY}words ${text}` },
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

/** `assign @bob comms` for `role @bob comms` and `comms @bob`. */
function roleLine(noun: string, rest: string): string | undefined {
  const reader = new ArgumentReader(rest);
  reader.takeFirst((word) => /^(?:to|is|=|:|→)$/i.test(word) || undefined);
  const isNamed = reader.remaining.length === 1 || reader.remaining.some(isPerson);
  if (!isNamed) return undefined;
  const isRole = /^(?:commander|ic|lead|comms|scribe|ops)$/.test(noun);
  return `assign ${reader.rest()}${isRole ? ` ${noun}` : ''}`;
}

const isPerson = (word: string) => readUser(word) !== undefined || isMe(word) || /^@\p{L}/u.test(word);

/** `bob as scribe` */
const AS_ROLE = /^\S{1,60}(?:\s\S{1,20})?\sas\s(?:the\s)?(?:commander|ic|lead|comms|scribe|ops)[.!]?$/i;

/** `add @bob` is no note. */
function askAboutPerson(typed: string): QuestionError | undefined {
  const reader = new ArgumentReader(typed.slice(0, 400));
  if (bareWord(reader.next() ?? '').toLowerCase() !== 'add') return undefined;
  const noun = reader.takeFirst(
    (word) => /^(?:participants?|persons?|people|responders?|members?|users?)$/i.exec(bareWord(word))?.[0],
  );
  const [who = ''] = reader.remaining;
  const isGiven = noun === undefined && AS_ROLE.test(reader.rest());
  if (!isGiven && !isPerson(who) && (noun === undefined || reader.remaining.length > 2)) return undefined;
  const text = typed.trim().replace(/^\S+\s*/, '');
  const role = /^\S+\s(?:as|to|for)\s(?:the\s)?(\S{2,30})$/i.exec(reader.rest())?.[1];
  const isRole = isGiven || (role !== undefined && !/^(?:incident|channel|this|it)$/i.test(role));
  const asNote = { label: 'Add as note', command: `note ${SURE_KEY}words ${text}` };
  if (isRole) {
    const assign = { label: 'Assign role', command: `assign ${reader.rest()}` };
    return whichOne('add', [assign, asNote]);
  }
  return new QuestionError(INVITE, [asNote]);
}

/** `INC-1#METADATA` is meant as an id, however it's wrong. */
const isWord = (typed: string) => /\p{L}/u.test(typed) && !/^inc-?\d/i.test(typed);

/** `show checkout` looks for incidents. */
function askAboutShow(typed: string): QuestionError | undefined {
  const reader = new ArgumentReader(typed.slice(0, 400));
  if (!/^(?:show|info)$/i.test(bareWord(reader.next() ?? '')) || lineOfDeedIn(typed)) return undefined;
  for (let n = 0; n < 3; n += 1)
    reader.takeFirst(
      (word) => /^(?:me|us|the|incident|please|for|of|about)$/i.test(bareWord(word)) || undefined,
    );
  const [first = ''] = reader.remaining;
  const isSeverity = readSeverityPhrase(reader.remaining.slice(0, 2)) !== undefined;
  if (first === '' || first.startsWith(SURE_KEY) || first.includes(':') || !isWord(first)) return undefined;
  if (!isSeverity && (readTypedId(first) !== undefined || isFiller(first))) return undefined;
  const line = `list ${reader.rest()}`;
  return new QuestionError(
    `\`/incident show\` shows one incident, by its id, so nothing was done. Did you mean \`/incident ${echo(line, 80)}\`?`,
    [{ label: 'Yes', command: line, style: 'primary' }],
  );
}

const lineOfDeedIn = (typed: string) => {
  const deed = readDeed(typed);
  return deed && lineOfDeed(deed) !== undefined;
};

const isFiller = (word: string) =>
  /^(?:it|this|that|now|here|please|pls|thanks|thx|inc)$/i.test(bareWord(word));

function whichOne(said: string, choices: readonly Choice[]): QuestionError {
  return new QuestionError(
    `"${echo(said, 40)}" can mean two things, so nothing was done. Choose one.`,
    choices,
  );
}
