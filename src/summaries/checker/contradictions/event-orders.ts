/** Two events in the order that a sentence gives them. */
export interface EventOrder {
  first: string;
  second: string;
}

const BEFORE = "before|ahead of|bevor|antes de que|antes de|antes que|avant que|avant de|avant d['’]|avant";
const AFTER =
  'after(?! (?:which|that)\\b)|once|as soon as|nachdem|sobald|después de que|después de|tras|après que|après|depois de|depois que|após';
const ONLY = '(?:only|not until|just|shortly|right|erst|kurz|unmittelbar|solo|sólo|seulement|juste|só|logo)';
const THEN = '(?:then|afterwards|later|dann|danach|luego|después|ensuite|puis|depois|em seguida)';
const AND = '(?:and|und|y|et|e)';
const FIRST = "(?:first|erst|zuerst|zunächst|primero|d’abord|d'abord|primeiro)";

const PATTERNS: readonly (readonly [RegExp, isInOrder: boolean])[] = [
  [new RegExp(`^(?:${ONLY} )?(?:${BEFORE}) ([^,]{4,120}), (.{4,160})$`, 'iu'), false],
  [new RegExp(`^(?:${ONLY} )?(?:${AFTER}) ([^,]{4,120}), (.{4,160})$`, 'iu'), true],
  [new RegExp(`^(.{4,160}?),? (?:${ONLY},? )?(?:${BEFORE}) (.{4,160})$`, 'iu'), true],
  [new RegExp(`^(.{4,160}?),? (?:${ONLY},? )?(?:${AFTER}) (.{4,160})$`, 'iu'), false],
  [
    new RegExp(
      `^(?:[^:]{2,80}: )?${FIRST} (.{2,160}?),? (?:(?:and|und|y|et|e) )?(?:${ONLY} )?${THEN} (.{2,160})$`,
      'iu',
    ),
    true,
  ],
  [new RegExp(`^(.{4,160}?),? ${FIRST}(?:,| and| und| y| et| e) (.{4,160})$`, 'iu'), true],
  [new RegExp(`^(.{4,160}?),? (?:(?:${AND} )?${ONLY} ${THEN}|after which) (.{4,160})$`, 'iu'), true],
  [/^(.{2,80}?)(?:する|した|の)?前に、?(.{2,120})$/u, false],
  [/^(.{2,80}?)(?:の後に?|た後に?|てから)、?(.{2,120})$/u, true],
];

/** `Restart the index, then placement`. A claim may go on with `then` without an order that matters. */
const GOES_ON: (typeof PATTERNS)[number] = [
  new RegExp(`^(.{4,160}?),? (?:${AND} )?${THEN} (.{4,160})$`, 'iu'),
  true,
];

/** The orders that a line states, including those it only implies. */
export function ordersSaid(sentence: string): EventOrder[] {
  return ordersIn(sentence, [...PATTERNS, GOES_ON]);
}

/** The orders of events that a sentence states; each pattern at most once. */
export function ordersIn(sentence: string, patterns = PATTERNS): EventOrder[] {
  const plain = sentence.trim().replace(/[.!。]{1,3}$/u, '');
  for (const [pattern, isInOrder] of patterns) {
    const [, one, other] = pattern.exec(plain) ?? [];
    if (one === undefined || other === undefined) continue;
    return [isInOrder ? { first: one, second: other } : { first: other, second: one }];
  }
  return [];
}
