/** Stop words, and words common in any conversation. */
const COMMON = new Set(
  `about above after again against all also and any are aren't because been before being below between both but can
  can't cannot could couldn't did didn't does doesn't doing don't down during each every few for from further get gets
  got had hadn't has hasn't have haven't having here how into isn't it's its itself just know let like look looks made
  make many may maybe more most much must need needs never new not now off okay once one only other our out over own
  please same see should since some still such take than that that's the their them then there these they they're this
  those through too under until very want was wasn't way we're we've were weren't what when where which while who why
  will with without won't would yes yet you you're your`.split(/\s+/),
);

/** Words of any script, and identifiers whole: `db1.cluster`, `max_wal_senders`, `payment-api`. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}_]*(?:[.'’-][\p{L}\p{N}_]+)*/gu;

/** The distinct words of a text, stemmed and without common words. */
export function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().replaceAll('’', "'").match(WORD) ?? [];
  return new Set(words.filter((word) => word.length > 2 && !COMMON.has(word)).map(stem));
}

/** Whether a word is too common or too short to mean anything. */
export function isCommon(word: string): boolean {
  return COMMON.has(word) || word.length < 3;
}

/** Just enough stemming to equate `rule` with `rules` and `restored` with `restoring`. */
function stem(word: string): string {
  if (word.length < 5 || /\d/.test(word)) return word;
  return word.replace(/(?:ing|ed|es|s|e)$/, '');
}

/** The share of the smaller set's words that are in the other, 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  return smaller === 0 ? 0 : sharedWords(a, b) / smaller;
}

export function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return shared;
}
