import fc from 'fast-check';

/** Cases per property; `npm run test:faults` runs more. fast-check prints the seed of a failure. */
export const RUNS = Number(process.env.AEGIS_TEST_FUZZ ?? 100);

const PIECES = [
  ...['P1', 'p10', 'INC-42', '42', '@alice', '<@U01BOB>', '<@U01BOB|bob>', '<!channel>', '<!subteam^S1>'],
  ...[
    '<https://x/?d=1|click>',
    '&lt;!here&gt;',
    '__proto__',
    'constructor',
    'INC-1#METADATA',
    'id:',
    'page:',
  ],
  ...['yesterday', 'since', '7d', '2025-01-01..2025-02-30', '..', 'due:friday', 'at:14:05', 'at:99:99', '-1'],
  ...['\u202e', '\u200b', '\0', '\ud800', '“”', '#', '*'.repeat(50), '9'.repeat(400), '\n', '\t', '`', '~'],
];

/** Input that people and programs might type: known and odd words in any order. */
export const typed = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 8 })
  .map((words) => words.join(' '));

/** JSON with some of its values replaced by arbitrary ones. */
export function mutated(original: object): fc.Arbitrary<unknown> {
  const places = placesIn(original);
  const change = fc.tuple(fc.constantFrom(...places), fc.oneof(fc.jsonValue(), fc.constant(undefined)));
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const copy = structuredClone(original);
    for (const [place, value] of changes) setAt(copy, place, value);
    return copy;
  });
}

function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key]));
  return path.length > 0 ? [path, ...inside] : inside;
}

function setAt(target: object, path: readonly string[], value: unknown): void {
  const [last = '', ...before] = [...path].reverse();
  let place = target as Record<string, unknown>;
  for (const key of before.reverse()) {
    if (typeof place[key] !== 'object' || place[key] === null) return;
    place = place[key] as Record<string, unknown>;
  }
  place[last] = value;
}
