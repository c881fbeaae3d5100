/** What people say, and the line that it means: with `$1` for what the pattern captures, or a function of the match. */
export type Saying = readonly [said: RegExp, line: string | ((match: RegExpExecArray) => string | undefined)];

/** A pattern of words, separated by `|`, at the beginning of a line; `$1` is what follows them. */
export function startingWith(words: string): RegExp {
  return new RegExp(`^(?:${words})(?= |$)(.*)$`, 'isu');
}

/** The line of the first saying that has one for a text; undefined when none has. */
export function meaningOf(sayings: readonly Saying[], text: string): string | undefined {
  for (const [said, line] of sayings) {
    const match = said.exec(text);
    const meant = match && (typeof line === 'string' ? fill(line, match) : line(match));
    if (meant) return meant.trim();
  }
  return undefined;
}

function fill(template: string, match: RegExpExecArray): string {
  return template.replace(/\$(\d)/g, (_all, group) => match[Number(group)] ?? '');
}
