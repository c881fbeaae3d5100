/**
 * Formats a Slack id for people: a person's name, a channel as `#checkout`, a user group as `@sre`. If Slack
 * has no name, it's `someone`, `a channel` or `a user group`, never an id. Anything that isn't a Slack id,
 * such as a name from another program, stays as it is.
 */
export type NameOf = (id: string) => string;

/** Aegis's name wherever it's mentioned, whatever a workspace calls it. */
export const OWN_NAME = 'Aegis';

/** For a channel that some readers of the record may not know about. */
export const PRIVATE_CHANNEL = 'a private channel';

const UNNAMED: Readonly<Record<string, string>> = {
  U: 'someone',
  W: 'someone',
  B: 'a bot',
  C: 'a channel',
  G: 'a channel',
  D: 'a direct message',
  S: 'a user group',
};

/** What to call an id that Slack can't name. */
export function unnamed(id: string): string {
  return isSlackId(id) ? (UNNAMED[id.charAt(0)] ?? id) : id;
}

/** Names by id, with a description for those without one. */
export function createNameOf(names: ReadonlyMap<string, string>): NameOf {
  return (id) => names.get(id) ?? unnamed(id);
}

/** `U024BE7LH`: uppercase letters and digits, at least one of each. */
export function isSlackId(text: string): boolean {
  return /^[UWBCGDS][A-Z0-9]{1,24}$/.test(text) && /\d/.test(text);
}

/** The people, channels and user groups that a text in Slack's markup mentions. */
export function mentionsIn(text: string): string[] {
  return [...text.matchAll(/<(?:@|#|!subteam\^)([A-Z0-9]{1,25})[|>]/g)].flatMap(([, id]) => id ?? []);
}
