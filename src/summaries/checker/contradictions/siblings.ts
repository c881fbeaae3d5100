import type { Piece } from '../record/evidence.js';

/** `gateway-2`, `node3`, `label-ps-03`: one of several that are alike but for their number. */
const NUMBERED =
  /(?<![\p{Script=Latin}\p{N}_.-])(\p{Script=Latin}[\p{Script=Latin}_-]{1,30})(\d{1,4})(?![\p{Script=Latin}\p{N}_]|[.-]\d)/giu;
/** `events-us`, `example.org`: alike but for a short ending. */
const ENDED =
  /(?<![\p{L}\p{N}_.-])(\p{L}[\p{L}\p{N}_-]{1,30}[-.])(\p{L}{1,4})(?![\p{L}\p{N}_]|[.-][\p{L}\p{N}])/giu;
/** Severities and incidents are compared elsewhere. */
const NOT_NAME = /^(?:sev|inc)/i;

export type Likeness = 'numbered' | 'ended';
const PATTERNS: Readonly<Record<Likeness, RegExp>> = { numbered: NUMBERED, ended: ENDED };

/** The numbers or endings of each name. */
export function siblingsIn(text: string, likeness: Likeness): Map<string, Set<string>> {
  const endings = new Map<string, Set<string>>();
  for (const [, name = '', ending = ''] of text.toLowerCase().matchAll(PATTERNS[likeness])) {
    if (NOT_NAME.test(name)) continue;
    endings.set(name, (endings.get(name) ?? new Set()).add(ending));
  }
  return endings;
}

/**
 * The clauses of a line that have the names of a text, when one of its clauses only has names like them: for `db-1`, the
 * second clause of `db-3 can't reach it, db-1 can`.
 */
export function ownClauses(text: string, { line, text: said }: Piece, pieces: readonly Piece[]): Piece[] {
  return (['numbered', 'ended'] as const).flatMap((likeness) => {
    const others = siblingsIn(said, likeness);
    return [...siblingsIn(text, likeness)].flatMap(([name, own]) => {
      const here = others.get(name);
      if (here === undefined || [...own].some((ending) => here.has(ending))) return [];
      return pieces.filter(
        (piece) =>
          piece.line === line &&
          [...(siblingsIn(piece.text, likeness).get(name) ?? [])].some((ending) => own.has(ending)),
      );
    });
  });
}
