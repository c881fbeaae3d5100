/** What JSON from outside says; undefined when it isn't JSON, for the schema to reject. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
