import { WORD_CLASSES } from './word-classes.js';

type Shape = readonly [name: string, pattern: RegExp];

/** Patterns of numbers. */
const NUMBERS: readonly Shape[] = [
  ['percent', /\d\s?(?:%|percent|prozent|パーセント)/i],
  ['clock first', /^(?:at |um |à |seit |since )?(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/i],
  ['clock', /(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/],
  [
    'duration',
    /\d\s?(?:h|s|ms|min|minutes?|hours?|days?|seconds?|Stunden?|Minuten?|horas?|minutos?|heures?|分|時間|日)(?!\p{L})/iu,
  ],
  ['thousands', /(?<![\w.])\d{1,3}[.,]\d{3}(?!\d)|(?<![\w.:])\d{4,}(?!\w)|万/],
  ['number', /(?<![\w.:])\d{1,3}(?![\w:%])/],
  ['size', /\d\s?(?:[kmgt]i?b|bytes?)(?!\p{L})/iu],
];
/** Other patterns, and first words. */
const SHAPES: readonly Shape[] = [
  ['identifier', /\p{L}[_./-]\p{L}|\p{L}-?\d/u],
  ['chain', /→|->|=>/],
  ['excited', /[!！]/],
  ['colon', /[:：]\s/],
  ['quote', /["“”„「]/],
  ['dots', /…|\.\.\./],
  ['I', /(?<![\p{L}'’])(?:I|I['’]m|I['’]ll|I['’]ve|ich|yo|je)(?!\p{L})/u],
  ['we', /(?<![\p{L}'’])(?:we|wir|nosotros|nous)(?!\p{L})/iu],
  ['you', /(?<![\p{L}'’])(?:you|du|ihr|tú|vous|dir|euch)(?!\p{L})/iu],
  ['it first', /^(?:it|that|this|they|es|das|sie|eso|ça)(?!\p{L})/iu],
  [
    'ing first',
    /^(?:\p{L}{1,20} )?(?!(?:\p{L}{2,5}thing|morning|evening|during|string)(?!\p{L}))\p{L}{3,20}ing(?!\p{L})/iu,
  ],
  [
    'ed first',
    /^(?:\p{L}{1,20} )?(?!(?:speed|indeed|exceed|proceed|hundred)(?!\p{L}))\p{L}{3,20}ed(?!\p{L})/iu,
  ],
  ['no first', /^(?:no|nope|not|nein|nicht|keine?|いいえ|non)(?!\p{L})/iu],
  [
    'name first',
    /^@?\p{Lu}\p{Ll}{1,20}(?:,| (?:please|bitte|takes?|does|owns?|will|runs|reruns|macht|añade|checks)(?!\p{L}))/u,
  ],
];

const named = ([name, pattern]: Shape): Shape => [`has ${name}`, pattern];
const NAMED_NUMBERS = NUMBERS.map(named);
const NAMED = [...SHAPES, ...WORD_CLASSES].map(named);
const HAS_NUMBER = /[\d万]/;

const WORDS = /[\p{L}'’]+/gu;
const LENGTHS = [2, 4, 8, 14, 22];
const LENGTH_NAMES = [...LENGTHS, 0].map((_, length) => `length ${length}`);

/** Adds the names of the patterns that a text has. */
export function addShapes(features: string[], text: string): void {
  if (HAS_NUMBER.test(text))
    for (const [name, pattern] of NAMED_NUMBERS) if (pattern.test(text)) features.push(name);
  for (const [name, pattern] of NAMED) if (pattern.test(text)) features.push(name);
  const words = text.match(WORDS)?.length ?? 0;
  features.push(nth(LENGTH_NAMES, LENGTHS, words));
}

/** The name for how many of the steps a value exceeds. */
export function nth(names: readonly string[], steps: readonly number[], value: number): string {
  let above = 0;
  for (const step of steps) if (value > step) above += 1;
  return names[above] ?? '';
}
