import type { Timestamp } from '../base/timestamp.js';
import type { TypedCommand } from './typed-commands.js';

export interface Person {
  id: string;
  name: string;
  isBot: boolean;
}

/** A message at a moment of the story. */
export interface ScriptLine {
  /** Its place in the transcript; other lines refer to it by this. */
  number: number;
  at: Timestamp;
  /** Milliseconds since the incident was declared; what came before counts as 0. */
  ms: number;
  who: Person;
  text: string;
  /** The first line of the thread it replies to. */
  thread?: number | undefined;
  isNote: boolean;
}

/** A command that someone ran. */
export interface ScriptCommand {
  ms: number;
  who: Person;
  command: TypedCommand;
}
