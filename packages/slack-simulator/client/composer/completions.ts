import type { ScreenState } from '../../src/screen/protocol.js';
import { searchEmoji } from '../emoji/emoji.js';

/** A completion for what was typed so far. */
export interface Completion {
  /** The text that replaces the word. */
  text: string;
  label: string;
  detail: string;
}

interface Word {
  /** With its sign: `@bo`, `#gen`, `/inc`, `:push`. */
  word: string;
  start: number;
}

const LIMIT = 8;
const MIN_EMOJI = 2;
const WORD = /(?:^|\s)([@#:/][\w+.-]{0,80})$/;

/** The word before the cursor that can be completed. Commands start the message. */
export function wordAt(text: string, cursor: number): Word | undefined {
  const [, word] = WORD.exec(text.slice(Math.max(0, cursor - 90), cursor)) ?? [];
  if (word === undefined) return undefined;
  const start = cursor - word.length;
  return word.startsWith('/') && start > 0 ? undefined : { word, start };
}

export function completionsFor(word: string, { app, users, channels }: ScreenState): Completion[] {
  const typed = word.slice(1).toLowerCase();
  const has = (...names: string[]) => names.some((name) => name.toLowerCase().includes(typed));
  switch (word.charAt(0)) {
    case '/':
      return app.commands
        .filter(({ command }) => command.startsWith(word))
        .map(({ command, description, usageHint }) => ({
          text: command,
          label: `${command} ${usageHint}`,
          detail: description,
        }));
    case '@':
      return users
        .filter(({ handle, realName }) => has(handle, realName))
        .map(({ handle, realName }) => ({ text: `@${handle}`, label: realName, detail: `@${handle}` }))
        .slice(0, LIMIT);
    case '#':
      return channels
        .filter(({ name, kind }) => (kind === 'channel' || kind === 'group') && has(name))
        .map(({ name, purpose }) => ({ text: `#${name}`, label: `#${name}`, detail: purpose }))
        .slice(0, LIMIT);
    default:
      return typed.length < MIN_EMOJI ? [] : emojiCompletions(typed);
  }
}

function emojiCompletions(typed: string): Completion[] {
  return searchEmoji(typed, LIMIT).map(({ name, char }) => ({
    text: `:${name}:`,
    label: `${char} :${name}:`,
    detail: '',
  }));
}

/** The text with the word replaced, and where the cursor goes. */
export function complete(text: string, cursor: number, chosen: string): { text: string; cursor: number } {
  const word = wordAt(text, cursor);
  if (!word) return { text, cursor };
  const before = `${text.slice(0, word.start)}${chosen} `;
  return { text: before + text.slice(cursor).replace(/^ /, ''), cursor: before.length };
}
