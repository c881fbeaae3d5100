/** A plain word, unlike `pg_dump`, `db-2`, `v4.11` or `iOS`. */
const PLAIN_START = /^\p{Ll}+(?=$|[\s,:;!?…]|['’]\p{Ll}|\.(?:\s|$))/u;

/** Capitalizes a statement that was cut out of the middle of a line. */
export function capitalized(text: string): string {
  return PLAIN_START.test(text) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}
