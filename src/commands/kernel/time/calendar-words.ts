const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** From 1; `jan`, `sept` and `january` alike. */
export function readMonth(word: string): number | undefined {
  return readName(word.replace(/[.,]$/, ''), MONTHS, 3);
}

/** From 1 for Monday. */
export function readWeekday(word: string): number | undefined {
  return readName(word.replace(/[.,]$/, '').replace(/s$/, ''), WEEKDAYS, 3) ?? readName(word, WEEKDAYS, 3);
}

function readName(word: string, names: readonly string[], least: number): number | undefined {
  if (word.length < least) return undefined;
  const at = names.findIndex((name) => name.startsWith(word));
  return at < 0 ? undefined : at + 1;
}
