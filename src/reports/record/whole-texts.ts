import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { Contents } from '../../ports/contents.js';

/** Texts read at once. */
const WAVE = 10;

interface Long {
  content_ref?: string | undefined;
}

/**
 * The record with long messages in whole instead of their beginnings. One that cannot be found keeps its beginning and
 * its `content_ref`, by which a reader knows that there was more.
 */
export async function withWholeTexts(contents: Contents, record: IncidentRecord): Promise<IncidentRecord> {
  const read = await readAll(contents, [...record.comments, ...record.events]);
  return {
    ...record,
    comments: record.comments.map((comment) => {
      const text = whole(read, comment);
      return text === undefined ? comment : { ...comment, text, content_ref: undefined };
    }),
    events: record.events.map((event) => {
      const text = whole(read, event);
      if (text === undefined) return event;
      const words = event.note === undefined ? { description: text } : { note: text };
      return { ...event, ...words, content_ref: undefined };
    }),
  };
}

function whole(read: ReadonlyMap<string, string>, { content_ref }: Long): string | undefined {
  return content_ref === undefined ? undefined : read.get(content_ref);
}

async function readAll(contents: Contents, items: readonly Long[]): Promise<Map<string, string>> {
  const refs = [...new Set(items.flatMap(({ content_ref }) => content_ref ?? []))];
  const found = new Map<string, string>();
  for (let i = 0; i < refs.length; i += WAVE) {
    const wave = refs.slice(i, i + WAVE);
    const texts = await Promise.all(wave.map((ref) => contents.read(ref)));
    for (const [j, ref] of wave.entries()) {
      const text = texts[j];
      if (text !== undefined) found.set(ref, text);
    }
  }
  return found;
}
