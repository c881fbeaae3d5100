import type { Assertion } from './evidence.js';

/** `gateway-2`, `node3`, `ipv6`: one of several that are alike but for their number. */
const NUMBERED =
  /(?<![\p{Script=Latin}\p{N}_.-])(\p{Script=Latin}[\p{Script=Latin}_]{1,30}-?)(\d{1,4})(?![\p{Script=Latin}\p{N}_]|[.-]\d)/giu;
/** Severities and incidents are compared elsewhere. */
const NOT_NAME = /^(?:sev|inc)/i;

interface Compared {
  assertions: readonly Assertion[];
}

/** Whether the claim says of one of several what its lines say of another: `gateway-1` where they have `gateway-2`. */
export function swapsNumbered({ assertions }: Compared): boolean {
  return assertions.some(({ text, best }) => {
    const said = best.map(({ statement }) => numberedIn(statement.text));
    return [...numberedIn(text)].some(([name, own]) =>
      areOthers(
        own,
        said.flatMap((names) => names.get(name) ?? []),
      ),
    );
  });
}

function areOthers(own: ReadonlySet<string>, said: readonly ReadonlySet<string>[]): boolean {
  return said.length > 0 && said.every((numbers) => [...own].every((number) => !numbers.has(number)));
}

/** The numbers of each name. */
function numberedIn(text: string): Map<string, Set<string>> {
  const numbers = new Map<string, Set<string>>();
  for (const [, name = '', number = ''] of text.matchAll(NUMBERED)) {
    if (NOT_NAME.test(name)) continue;
    const key = name.toLowerCase();
    numbers.set(key, (numbers.get(key) ?? new Set()).add(number));
  }
  return numbers;
}
