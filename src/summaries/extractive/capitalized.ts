/** A plain word, and neither `pg_dump` nor `db-2` nor `v4.11`. */
const PLAIN_START = /^\p{Ll}\p{L}*(?=$|[\s,:;!?…]|['’]\p{Ll}|\.(?:\s|$))/u;

/** A statement that was cut out of a line begins like any other. */
export function capitalized(text: string): string {
  return PLAIN_START.test(text) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text;
}
