import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { Contents } from '../../ports/contents.js';

/** Texts read in parallel. */
const BATCH = 10;

interface LongText {
  content_ref?: string | undefined;
}

/**
 * The record with the full text of long messages instead of their previews. A text that can't be found keeps its
 * preview and its `content_ref`, which shows readers that something is missing.
 */
export async function withFullTexts(contents: Contents, record: IncidentRecord): Promise<IncidentRecord> {
  const read = await readAll(contents, [...record.comments, ...record.events]);
  return {
    ...record,
    comments: record.comments.map((comment) => {
      const text = fullText(read, comment);
      return text === undefined ? comment : { ...comment, text, content_ref: undefined };
    }),
    events: record.events.map((event) => {
      const text = fullText(read, event);
      if (text === undefined) return event;
      const full = event.note === undefined ? { description: text } : { note: text };
      return { ...event, ...full, content_ref: undefined };
    }),
  };
}

function fullText(read: ReadonlyMap<string, string>, { content_ref }: LongText): string | undefined {
  return content_ref === undefined ? undefined : read.get(content_ref);
}

async function readAll(contents: Contents, items: readonly LongText[]): Promise<Map<string, string>> {
  const refs = [...new Set(items.flatMap(({ content_ref }) => content_ref ?? []))];
  const found = new Map<string, string>();
  for (let i = 0; i < refs.length; i += BATCH) {
    const batch = refs.slice(i, i + BATCH);
    const texts = await Promise.all(batch.map((ref) => contents.read(ref)));
    for (const [j, ref] of batch.entries()) {
      const text = texts[j];
      if (text !== undefined) found.set(ref, text);
    }
  }
  return found;
}
