import type { Folded } from './fold-text.js';
import { inSmallLetters } from './in-small-letters.js';
import type { Span } from './open-links.js';
import type { RedactionRule, RuleFamily, RuleMatch } from './redaction-rule.js';

/** Where the rules match, in the original text. */
export function findSecrets(folded: Folded, families: readonly RuleFamily[]): Span[] {
  const { text, starts, ends } = folded;
  const rules = families.flatMap((family) => candidates(text, family));
  const small = rules.some(({ isCaseless }) => isCaseless) ? inSmallLetters(text) : text;
  const spans: Span[] = [];
  for (const rule of rules) {
    for (const [start, end] of rule.isCaseless ? caselessPlaces(text, small, rule) : places(text, rule)) {
      if (start < end) spans.push({ kind: rule.kind, start: starts[start] ?? 0, end: ends[end - 1] ?? 0 });
    }
  }
  return spans;
}

/** The rules whose matches the text may have. */
function candidates(text: string, family: RuleFamily): readonly RedactionRule[] {
  if (!family.mayMatch(text)) return [];
  return family.rules.filter(({ hint }) => hint === undefined || text.includes(hint));
}

type Place = readonly [start: number, end: number];

/** `matchAll` compiles a copy of the pattern on every call, which took four times as long as the search itself. */
function* matches(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) yield match;
}

/** Where the secrets are that a rule accepts. */
function* places(text: string, { pattern, accept }: RedactionRule): Generator<Place> {
  for (const match of matches(text, withoutIndices(pattern))) {
    if (accept && !accept(match)) continue;
    yield match.groups?.secret === undefined ? whole(match) : secretAt(text, pattern, match);
  }
}

function secretAt(text: string, pattern: RegExp, match: RegExpExecArray): Place {
  pattern.lastIndex = match.index;
  return pattern.exec(text)?.indices?.groups?.secret ?? whole(match);
}

const whole = ({ index, 0: { length } }: RegExpExecArray): Place => [index, index + length];

/** The same for a rule that reads small letters. It judges what people wrote. */
function* caselessPlaces(text: string, small: string, { pattern, accept }: RedactionRule): Generator<Place> {
  for (const match of matches(small, pattern)) {
    if (!accept || accept(asWritten(text, match))) yield match.indices?.groups?.secret ?? whole(match);
  }
}

function asWritten(text: string, { index, indices }: RegExpExecArray): RuleMatch {
  const groups = Object.entries(indices?.groups ?? {}).map(([name, place]) => [
    name,
    place && text.slice(...place),
  ]);
  return { 0: text.slice(...(indices?.[0] ?? [])), index, input: text, groups: Object.fromEntries(groups) };
}

const quickPatterns = new WeakMap<RegExp, RegExp>();

/** The pattern without the places of its groups, which cost more than the match and aren't needed for most. */
function withoutIndices(pattern: RegExp): RegExp {
  const known = quickPatterns.get(pattern);
  if (known) return known;
  const quick = new RegExp(pattern.source, pattern.flags.replace('d', ''));
  quickPatterns.set(pattern, quick);
  return quick;
}
