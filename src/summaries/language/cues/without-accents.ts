import type { CueKind, CueList } from './cue-list.js';

const ACCENT = /[\u0300-\u036f]/g;
/** Without their accents, these are other words. */
const OTHERS: ReadonlySet<string> = new Set(
  'está é à às há lá má já até só nós vós pôr pôde dá dás'.split(' '),
);

/** The phrases of a list that have accents, as people type them in a hurry: `nao` for `não`. */
export function withoutAccents(list: CueList): CueList {
  const plain = Object.entries(list).map(([kind, phrases]): [CueKind, string] => [
    kind as CueKind,
    phrases.split(', ').flatMap(plainOf).join(', '),
  ]);
  return Object.fromEntries(plain);
}

function plainOf(phrase: string): string[] {
  const plain = phrase.normalize('NFD').replace(ACCENT, '');
  return plain === phrase || OTHERS.has(phrase) ? [] : [plain];
}
