/**
 * Shows a Slack id as people read it: a person's name, a channel as `#checkout`, a user group as `@sre`. What Slack
 * doesn't name becomes `someone`, `a channel` or `a user group`, never an id. Anything that isn't a Slack id, such as a
 * name that another program stored, is its own name.
 */
export type NameOf = (id: string) => string;

/** How Aegis appears wherever someone mentions it, whatever a workspace calls it. */
export const OWN_NAME = 'Aegis';

/** For a channel that not everyone who reads the record may know of. */
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

/** How an id reads when Slack can't name it. */
export function unnamed(id: string): string {
  return isSlackId(id) ? (UNNAMED[id.charAt(0)] ?? id) : id;
}

/** Names by id, with words for the rest. */
export function createNameOf(names: ReadonlyMap<string, string>): NameOf {
  return (id) => names.get(id) ?? unnamed(id);
}

/** `U024BE7LH`: capitals and digits, at least one of each. */
export function isSlackId(text: string): boolean {
  return /^[UWBCGDS][A-Z0-9]{1,24}$/.test(text) && /\d/.test(text);
}

/** The people, channels and user groups that a text in Slack's markup mentions. */
export function mentionsIn(text: string): string[] {
  return [...text.matchAll(/<(?:@|#|!subteam\^)([A-Z0-9]{1,25})[|>]/g)].flatMap(([, id]) => id ?? []);
}
