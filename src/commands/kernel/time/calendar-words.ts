const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** `jan` and `mon` */
const SHORTEST = 3;

/** From 1; `jan`, `sept` and `january` alike. */
export function readMonth(word: string): number | undefined {
  return readName(word.replace(/[.,]$/, ''), MONTHS);
}

/** From 1 for Monday. */
export function readWeekday(word: string): number | undefined {
  return readName(word.replace(/[.,]$/, '').replace(/s$/, ''), WEEKDAYS) ?? readName(word, WEEKDAYS);
}

function readName(word: string, names: readonly string[]): number | undefined {
  if (word.length < SHORTEST) return undefined;
  const at = names.findIndex((name) => name.startsWith(word));
  return at < 0 ? undefined : at + 1;
}
