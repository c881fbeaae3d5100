import type { Assertion, Piece } from '../record/evidence.js';

/** `gateway-2`, `node3`, `ipv6`: one of several that are alike but for their number. */
const NUMBERED =
  /(?<![\p{Script=Latin}\p{N}_.-])(\p{Script=Latin}[\p{Script=Latin}_]{1,30}-?)(\d{1,4})(?![\p{Script=Latin}\p{N}_]|[.-]\d)/giu;
/** `events-us`, `example.org`: alike but for a short ending. */
const ENDED =
  /(?<![\p{L}\p{N}_.-])(\p{L}[\p{L}\p{N}_-]{1,30}[-.])(\p{L}{1,4})(?![\p{L}\p{N}_]|[.-][\p{L}\p{N}])/giu;
/** Severities and incidents are compared elsewhere. */
const NOT_NAME = /^(?:sev|inc)/i;

interface Compared {
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
}

/** Whether the claim says of one of several what its lines say of another: `gateway-1` where they have `gateway-2`. */
export function swapsNumbered({ assertions, pieces }: Compared): boolean {
  return assertions.some(
    ({ text, best }) =>
      isOther(text, NUMBERED, best) || (isOther(text, ENDED, best) && isOther(text, ENDED, pieces)),
  );
}

function isOther(text: string, pattern: RegExp, said: readonly Piece[]): boolean {
  const all = said.map(({ statement }) => namesIn(statement.text, pattern));
  return [...namesIn(text, pattern)].some(([name, own]) =>
    areOthers(
      own,
      all.flatMap((names) => names.get(name) ?? []),
    ),
  );
}

function areOthers(own: ReadonlySet<string>, said: readonly ReadonlySet<string>[]): boolean {
  return said.length > 0 && said.every((endings) => [...own].every((ending) => !endings.has(ending)));
}

/** The numbers or endings of each name. */
function namesIn(text: string, pattern: RegExp): Map<string, Set<string>> {
  const endings = new Map<string, Set<string>>();
  for (const [, name = '', ending = ''] of text.toLowerCase().matchAll(pattern)) {
    if (NOT_NAME.test(name)) continue;
    endings.set(name, (endings.get(name) ?? new Set()).add(ending));
  }
  return endings;
}
