import { ArgumentReader } from './kernel/arguments/argument-reader.js';
import { readSplitId, readTypedId } from './kernel/arguments/incident-ids.js';
import type { Command } from './kernel/command.js';
import { lineOfDeed, readDeed } from './meaning/deed.js';
import { lineOfClearSentence } from './meaning/sentences.js';
import { findCommand } from './registry.js';

/** A line typed after `/incident`. */
export interface Line {
  /** Its first word; undefined for an empty line. */
  verb: string | undefined;
  command: Command | undefined;
  /** The line with the command's name first. */
  text: string;
}

/** What people put before a command, out of habit or by pasting a whole line. */
const PREFIX = /^\/?(?:incident|inc|aegis)$/i;
const PUNCTUATION = /[:,.!]{1,3}$/;

/** Finds a line's command, including one that's in two words, after an id or after another `/incident`. */
export function readLine(line: string): Line {
  const typed = withoutCourtesy(unquoted(line));
  const deed = readDeed(typed);
  const clear = (deed && lineOfDeed(deed)) ?? lineOfClearSentence(typed);
  if (clear !== undefined) return lineOf(clear);
  const [verb, next] = firstWords(typed);
  if (verb === undefined) return { verb, command: undefined, text: typed };
  const first = verb.replace(PUNCTUATION, '');
  const joined = next === undefined ? undefined : findCommand(`${first}${next.replace(PUNCTUATION, '')}`);
  if (/^--?h(?:elp)?$/i.test(first)) return lineOf(`help ${after(typed, 1)}`);
  if (joined) return { verb: joined.name, command: joined, text: `${joined.name} ${after(typed, 2)}` };
  const command = findCommand(first);
  if (command && isAsked(command, typed)) return lineOf(`help ${command.name}`);
  if (command?.name === 'declare') return { verb: first, command, text: withoutIncident(typed) };
  if (command) return { verb: first, command, text: typed };
  return (
    readPrefixed(typed, [first, next]) ??
    readQuestion(first, after(typed, 1)) ?? { verb: first, command, text: typed }
  );
}

/** A line without its formatting: `` `declare P1 checkout fails` ``, `*declare* P1`, `note"vendor called"`, `note – it's back`. */
function unquoted(line: string): string {
  const whole = /^\s{0,9}(`{1,3}|["“])(\S.*?)(?:`{1,3}|["”])\s{0,9}$/s.exec(line)?.[2] ?? line;
  return whole
    .replace(/^(\s{0,9})[*_`"“]{1,2}([\p{L}-]{2,20})[*_`"”]{1,2}(?=\s|$)/u, '$1$2')
    .replace(/^(\s{0,9}[\p{L}-]{2,20})(?:(?=["“„«「])|[^\S\n][–—-]{1,2}(?=\s))/u, '$1 ');
}

/** A line that begins with the name of a command. */
function lineOf(text: string): Line {
  const [name = ''] = text.split(' ', 1);
  return { verb: name, command: findCommand(name), text: text.trim() };
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
  return isAlone || isSplit ? lineOf(`show ${typed}`) : undefined;
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

/** `please ack` is `ack`, and `summary please` is just `summary`. In a longer line, the word may be part of a text. */
function withoutCourtesy(line: string): string {
  const words = line.trim().split(/\s+/, 5);
  const [first = '', second = ''] = words;
  if (/^(?:please|pls|plz)[.,:]?$/i.test(first) && findCommand(second.replace(PUNCTUATION, '')))
    return line.trim().slice(first.length);
  const kept = words.filter((word, i) => i === 0 || !COURTESY.test(word));
  return kept.length <= 1 && words.length < 5 ? kept.join(' ') : line;
}

/** Commands that change nothing, so a question mark after them still just asks for what they show. */
export const READING: ReadonlySet<string> = new Set(
  'summary catchup show list timeline tasks roles status severity related stats oncall help'.split(' '),
);

const CHANGING: ReadonlySet<string> = new Set(
  'ack mitigate resolve close reopen severity private public archive restore undo leave assign handoff page'.split(
    ' ',
  ),
);

/**
 * `severity P0?` and `close 42?` are questions rather than orders; in a longer line, the question is part of a note.
 */
function isAsked({ name }: Command, typed: string): boolean {
  return (
    CHANGING.has(name) && /^\s{0,9}\S{1,20}(?: \S{1,20}){1,2} ?\?{1,3}\s{0,9}$/.test(typed.slice(0, 100))
  );
}

/** `resolve?` asks what the command does; `status?` asks for the status. */
function readQuestion(first: string, rest: string): Line | undefined {
  const asked = /^(.{1,40}?)\?{1,3}$/.exec(first)?.[1];
  const command = asked === undefined ? undefined : findCommand(asked);
  if (command && READING.has(command.name)) return lineOf(`${command.name} ${rest}`);
  return command && lineOf(`help ${command.name}`);
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
