import type { Said } from '../data/store/messages/write-message.js';
import type { Contents } from '../ports/contents.js';
import { redact } from '../redaction/redact.js';

/** UTF-8 bytes of a text that stand in its item, which with its other attributes stays under 4 KB. */
const MOST_BYTES = 3_000;
/** What remains in the item of a longer one. */
const PREVIEW_BYTES = 2_000;

interface Prepared<S extends Said> {
  said: S;
  /** The kinds of credentials that were taken out. */
  secrets: string[];
}

/** A message as it may be stored: without credentials, and of a long one the beginning, the whole of it elsewhere. */
export async function prepareForStorage<S extends Said>(contents: Contents, said: S): Promise<Prepared<S>> {
  const attribute = 'event_id' in said ? (said.note === undefined ? 'description' : 'note') : 'text';
  const words = (said as Record<string, unknown>)[attribute];
  if (typeof words !== 'string' || words === '') return { said, secrets: [] };
  const { text, found } = redact(words.toWellFormed(), { personal: false });
  const secrets = found.map(({ kind }) => kind);
  if (Buffer.byteLength(text) <= MOST_BYTES) return { said: { ...said, [attribute]: text }, secrets };
  const content_ref = await contents.keep(text);
  return { said: { ...said, [attribute]: beginningOf(text), content_ref }, secrets };
}

function beginningOf(text: string): string {
  const bytes = Buffer.from(text).subarray(0, PREVIEW_BYTES);
  return `${bytes.toString('utf8').replace(/\uFFFD+$/, '')}…`;
}
