import { ArgumentReader } from './kernel/argument-reader.js';
import type { Command } from './kernel/command.js';
import { readSplitId, readTypedId } from './kernel/incident-ids.js';
import { lineOfDeed, readDeed } from './read-deed.js';
import { findCommand } from './registry.js';

/** A line that someone typed after `/incident`. */
export interface Line {
  /** Its first word; undefined for an empty line. */
  verb: string | undefined;
  command: Command | undefined;
  /** The line with the command's name first. */
  text: string;
}

/** What people put before a command, out of habit or by pasting a whole line. */
const PREFIX = /^\/?(?:incident|inc|aegis)$/i;
/** `who` alone lists the roles. */
const ON_CALL = /^\s{0,9}who(?:'s| is|'re| are)? on.?call(?: for)?(?= |\?|$)/i;
/** `who's the commander?` */
const WHO_HAS =
  /^\s{0,9}who(?:'s|’s| is|'re| are)(?: the| our)?(?: incident)? (?:commander|ic|lead|in (?:command|charge)|comms|scribe|ops|participants|responders)(?= |\?|$)/i;
/** `task list` adds no task. */
const TASK_LIST = /^\s{0,9}tasks? (?:list|show|all|open)[.!?]?\s{0,9}$/i;
const CATCH_UP = /^\s{0,9}catch (?:me|us) up(?= |[.!?]|$)/i;
/** `how do we restore the database?` is a question about the incident. */
const HOW_TO =
  /^\s{0,9}how (?:do|can|should|would|does) (?:i|we|you|one|someone) (declare|create|open|acknowledge|ack|resolve|close|reopen|archive|restore|export|join|leave|assign|page)(?: (?:an?|the|this|it|my|new|incidents?|roles?|tasks?|someone|people)){0,3} ?\?{0,3}\s{0,9}$/i;
const SHOW_ME = /^\s{0,9}show (?:me|us)(?= |[.!?]{0,3}$)/i;
const PUNCTUATION = /[:,.!]{1,3}$/;

/** Finds the command of a line, also where it's in two words, after an id or after another `/incident`. */
export function readLine(line: string): Line {
  const typed = withoutCourtesy(unquoted(line));
  if (SHOW_ME.test(typed) && !readVerbAndNoun(typed)) return lineOf('show', typed.replace(SHOW_ME, ''));
  if (CATCH_UP.test(typed)) return lineOf('catchup', typed.replace(CATCH_UP, ''));
  const deed = HOW_TO.exec(typed.slice(0, 100))?.[1];
  if (deed !== undefined) return lineOf('help', deed.toLowerCase());
  const [verb, next] = firstWords(typed);
  if (verb === undefined) return { verb, command: undefined, text: typed };
  const first = verb.replace(PUNCTUATION, '');
  const joined = next === undefined ? undefined : findCommand(`${first}${next.replace(PUNCTUATION, '')}`);
  if (ON_CALL.test(typed.slice(0, 60)))
    return lineOf('oncall', typed.replace(ON_CALL, '').replace(/\?$/, ''));
  if (WHO_HAS.test(typed.slice(0, 60)))
    return lineOf('roles', typed.replace(WHO_HAS, '').replace(/^(?: right)?(?: now| here)?\s?\??$/, ''));
  if (/^--?h(?:elp)?$/i.test(first)) return lineOf('help', after(typed, 1));
  if (joined) return { verb: joined.name, command: joined, text: `${joined.name} ${after(typed, 2)}` };
  if (TASK_LIST.test(typed)) return lineOf('tasks', '');
  const noun = readVerbAndNoun(typed);
  if (noun) return noun;
  const command = findCommand(first);
  if (command && isAsked(command, typed)) return lineOf('help', command.name);
  if (command?.name === 'declare') return { verb: first, command, text: withoutIncident(typed) };
  if (command) return { verb: first, command, text: typed };
  return (
    readPrefixed(typed, [first, next]) ??
    readQuestion(first, after(typed, 1)) ?? { verb: first, command, text: typed }
  );
}

/** `who is on call?` and `who's the commander?` are read as commands. */
export function isRoleQuestion(typed: string): boolean {
  const start = typed.slice(0, 60);
  return ON_CALL.test(start) || WHO_HAS.test(start);
}

/** A line without its formatting: `` `declare P1 checkout fails` ``, `*declare* P1`, `note"vendor called"`, `note – it's back`. */
function unquoted(line: string): string {
  const whole = /^\s{0,9}(`{1,3}|["“])(\S.*?)(?:`{1,3}|["”])\s{0,9}$/s.exec(line)?.[2] ?? line;
  return whole
    .replace(/^(\s{0,9})[*_`"“]{1,2}([\p{L}-]{2,20})[*_`"”]{1,2}(?=\s|$)/u, '$1$2')
    .replace(/^(\s{0,9}[\p{L}-]{2,20})(?:(?=["“„«「])|[^\S\n][–—-]{1,2}(?=\s))/u, '$1 ');
}

function lineOf(name: string, rest: string): Line {
  return { verb: name, command: findCommand(name), text: `${name} ${rest.trim()}`.trim() };
}

/** `/incident resolve`, `INC-42 resolve`, and `INC-42` alone, which shows it. */
function readPrefixed(typed: string, [first, next]: [string, string | undefined]): Line | undefined {
  const command = next === undefined ? undefined : findCommand(next.replace(PUNCTUATION, ''));
  if (command && PREFIX.test(first)) return { verb: next, command, text: after(typed, 1) };
  const id = readTypedId(first);
  const isId = id?.kind === 'full' || id?.kind === 'channel' || (id?.kind === 'bare' && id.hasSign);
  if (command && isId) return { verb: next, command, text: `${command.name} ${first} ${after(typed, 2)}` };
  const isAlone = next === undefined && (isId || id?.kind === 'bare');
  const isSplit = readSplitId([first, next ?? '']) !== undefined && after(typed, 2) === '';
  return isAlone || isSplit
    ? { verb: 'show', command: findCommand('show'), text: `show ${typed}` }
    : undefined;
}

function readVerbAndNoun(typed: string): Line | undefined {
  const deed = readDeed(typed);
  const line = deed && lineOfDeed(deed);
  if (line === undefined) return undefined;
  const name = line.split(' ', 1)[0] ?? '';
  return lineOf(name, line.slice(name.length));
}

/** `an incident for payments`, `a new P1 incident: checkout fails` */
const AN_INCIDENT =
  /^(\s{0,9}\S{3,8})\s(?:(?:an?|the|another|new)\s){0,3}?(?:(?:an?|another|new)\s((?:p|sev-?)[0-4]\s)?incident[:,]?|((?:p|sev-?)[0-4]\s)?incident:)(?:\s(?:for|about|called|titled|that|because))?\s(?=\S)/i;

/** `declare P1 checkout fails` for `declare a new P1 incident: checkout fails`. */
function withoutIncident(typed: string): string {
  return typed.replace(
    AN_INCIDENT,
    (_all, verb: string, first = '', second = '') => `${verb} ${first}${second}`,
  );
}

const COURTESY = /^(?:please|pls|plz|thanks|thx)[.,!]{0,3}$/i;

/** `please ack` is `ack`, and `summary please` asks for nothing more than `summary`. In a longer line, the word may be part of a text. */
function withoutCourtesy(line: string): string {
  const words = line.trim().split(/\s+/, 5);
  const [first = '', second = ''] = words;
  if (/^(?:please|pls|plz)[.,:]?$/i.test(first) && findCommand(second.replace(PUNCTUATION, '')))
    return line.trim().slice(first.length);
  const kept = words.filter((word, i) => i === 0 || !COURTESY.test(word));
  return kept.length <= 1 && words.length < 5 ? kept.join(' ') : line;
}

/** Commands that change nothing, so a question mark after them asks for what they show. */
export const READING: ReadonlySet<string> = new Set(
  'summary catchup show list timeline tasks roles status severity related stats oncall help'.split(' '),
);

const CHANGING: ReadonlySet<string> = new Set(
  'ack mitigate resolve close reopen severity private public archive restore undo leave assign handoff page'.split(
    ' ',
  ),
);

/** `severity P0?` and `close 42?` wonder rather than order; in a longer line, the question is part of a note. */
function isAsked({ name }: Command, typed: string): boolean {
  return (
    CHANGING.has(name) && /^\s{0,9}\S{1,20}(?: \S{1,20}){1,2} ?\?{1,3}\s{0,9}$/.test(typed.slice(0, 100))
  );
}

/** `resolve?` asks what the command does, `status?` for the status. */
function readQuestion(first: string, rest: string): Line | undefined {
  const asked = /^(.{1,40}?)\?{1,3}$/.exec(first)?.[1];
  const command = asked === undefined ? undefined : findCommand(asked);
  if (command && READING.has(command.name)) return lineOf(command.name, rest);
  return command && { verb: 'help', command: findCommand('help'), text: `help ${command.name}` };
}

function firstWords(text: string): [string | undefined, string | undefined] {
  const reader = new ArgumentReader(text.slice(0, 400));
  return [reader.next(), reader.next()];
}

/** The line without its first words. */
function after(text: string, words: number): string {
  const reader = new ArgumentReader(text);
  for (let n = 0; n < words; n += 1) reader.next();
  return reader.rest();
}
