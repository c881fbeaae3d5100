/** Escapes line separators and angle brackets, so that no text can break out of its line or look like a tag. */
export function toJson(value: object): string {
  return JSON.stringify(value).replace(
    /[<>\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
