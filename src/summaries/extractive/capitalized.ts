/** A plain word, and neither `pg_dump` nor `db-2`, `v4.11` or `iOS`. */
const PLAIN_START = /^\p{Ll}+(?=$|[\s,:;!?…]|['’]\p{Ll}|\.(?:\s|$))/u;

/** A statement that was cut out of a line begins like any other. */
export function capitalized(text: string): string {
  return PLAIN_START.test(text) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}
