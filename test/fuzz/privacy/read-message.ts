import type { Message, Workspace } from 'slack-simulator';
import { textOf } from '../../support/aegis.js';

/** Part of everything that's said about an incident, and of nothing else. */
export const secretOf = (n: number) => `sekret${n}x`;

/** What a message and its files say, read again only when one of them has changed. */
export interface ReadMessage {
  /** Of the message alone. */
  shown: string;
  /** With the words of its files. */
  whole: string;
}

type Content = Uint8Array | undefined;
interface Reading extends ReadMessage {
  text: string;
  blocks: Message['blocks'] | undefined;
  contents: readonly Content[];
}

const NO_FILES: readonly Content[] = [];

/** An edit gives a message other blocks, and an upload a file another content. */
export function createMessageReader({ files }: Workspace): (message: Message) => ReadMessage {
  const readings = new WeakMap<Message, Reading>();
  return (message) => {
    const contents = message.files?.map(({ id }) => files.get(String(id))?.content) ?? NO_FILES;
    const last = readings.get(message);
    if (last && isUnchanged(last, message, contents)) return last;
    const shown = textOf(message);
    const whole = [shown, ...contents.map((content) => String(content ?? ''))].join('\n');
    const { text, blocks } = message;
    const reading = { shown, whole, text, blocks, contents };
    readings.set(message, reading);
    return reading;
  };
}

function isUnchanged(last: Reading, { text, blocks }: Message, contents: readonly Content[]): boolean {
  return (
    last.text === text &&
    last.blocks === blocks &&
    last.contents.length === contents.length &&
    last.contents.every((content, i) => content === contents[i])
  );
}

/** Finds the incidents that a text gives away, by id or by a word; the same text is searched once. */
export function createFinder(): (text: string) => readonly number[] {
  const found = new Map<string, readonly number[]>();
  return (text) => {
    const known = found.get(text);
    if (known) return known;
    // These only repeat the id that was typed, whether or not there's such an incident.
    const isEcho = text.startsWith('Is this about ');
    const claimed = text.replaceAll(isEcho ? /INC-\d+/g : /There's no incident INC-\d+/g, '');
    const named = [...claimed.matchAll(/INC-0*(\d+)\b|sekret(\d+)x/g)].map(([, id, word]) =>
      Number(id ?? word),
    );
    const incidents = [...new Set(named)];
    found.set(text, incidents);
    return incidents;
  };
}
