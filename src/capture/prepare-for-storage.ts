import type { StoredMessage } from '../data/store/messages/write-message.js';
import type { Contents } from '../ports/contents.js';
import { redact } from '../redaction/redact.js';

/** In UTF-8; with its other attributes the item stays under 4 KB. */
const MAX_BYTES = 3_000;
/** How much of a longer text stays in the item. */
const PREVIEW_BYTES = 2_000;

interface Prepared<S extends StoredMessage> {
  said: S;
  /** The kinds of credentials that were redacted. */
  secrets: string[];
}

/** Redacts credentials, and moves a long text to the object store, leaving its beginning in the item. */
export async function prepareForStorage<S extends StoredMessage>(
  contents: Contents,
  said: S,
): Promise<Prepared<S>> {
  const attribute = 'event_id' in said ? (said.note === undefined ? 'description' : 'note') : 'text';
  const original = (said as Record<string, unknown>)[attribute];
  if (typeof original !== 'string' || original === '') return { said, secrets: [] };
  const { text, found } = redact(original.toWellFormed(), { personal: false });
  const secrets = found.map(({ kind }) => kind);
  if (Buffer.byteLength(text) <= MAX_BYTES) return { said: { ...said, [attribute]: text }, secrets };
  const content_ref = await contents.keep(text);
  return { said: { ...said, [attribute]: beginningOf(text), content_ref }, secrets };
}

function beginningOf(text: string): string {
  const bytes = Buffer.from(text).subarray(0, PREVIEW_BYTES);
  return `${bytes.toString('utf8').replace(/\uFFFD{1,3}$/, '')}…`;
}
