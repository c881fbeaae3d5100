import { mapInChunks } from '../../base/chunks.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { MessageFile } from '../../incidents/records/message-file.js';
import type { Contents } from '../../ports/contents.js';

const PARALLEL = 10;

/**
 * The record with the full text of long messages and files instead of their previews. A text that can't be found keeps
 * its preview and its `content_ref`, which shows readers that something is missing.
 */
export async function withFullTexts(contents: Contents, record: IncidentRecord): Promise<IncidentRecord> {
  const read = await readAll(contents, [...record.comments, ...record.events].flatMap(refsIn));
  const inFull = <T extends LongText, Name extends 'text' | 'note' | 'description'>(
    one: T,
    name: Name,
  ): T => {
    const text = read.get(one.content_ref ?? '');
    return text === undefined ? one : { ...one, [name]: text, content_ref: undefined };
  };
  const withFiles = <T extends WithFiles>(one: T): T =>
    one.files === undefined ? one : { ...one, files: one.files.map((file) => inFull(file, 'text')) };
  return {
    ...record,
    comments: record.comments.map((comment) => withFiles(inFull(comment, 'text'))),
    events: record.events.map((event) =>
      withFiles(inFull(event, event.note === undefined ? 'description' : 'note')),
    ),
  };
}

interface LongText {
  content_ref?: string | undefined;
}

interface WithFiles extends LongText {
  files?: MessageFile[] | undefined;
}

function refsIn({ content_ref, files = [] }: WithFiles): string[] {
  return [content_ref, ...files.map((file) => file.content_ref)].filter((ref) => ref !== undefined);
}

async function readAll(contents: Contents, all: readonly string[]): Promise<Map<string, string>> {
  const refs = [...new Set(all)];
  const read = await mapInChunks(refs, PARALLEL, async (ref) => ({ ref, text: await contents.read(ref) }));
  return new Map(
    read.flatMap(({ ref, text }): [string, string][] => (text === undefined ? [] : [[ref, text]])),
  );
}
