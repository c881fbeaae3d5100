import type { Message, Workspace } from 'slack-simulator';
import { textOf } from '../../support/aegis.js';

/** A word that occurs in every text about an incident, and nowhere else. */
export const secretOf = (n: number) => `sekret${n}x`;

/** The text of a message and its files, read again only if one of them has changed. */
export interface ReadMessage {
  /** The message's own text. */
  shown: string;
  /** Including the text of its files. */
  whole: string;
}

type Content = Uint8Array | undefined;
interface Reading extends ReadMessage {
  text: string;
  blocks: Message['blocks'] | undefined;
  contents: readonly Content[];
}

const NO_FILES: readonly Content[] = [];

/** An edit changes a message's blocks, and an upload a file's content. */
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

/** Finds the incidents that a text reveals, by id or by a word; each text is searched only once. */
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
