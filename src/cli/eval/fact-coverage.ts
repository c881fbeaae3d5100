import { fromIso, type Timestamp } from '../../base/timestamp.js';
import { readSortKey } from '../../data/table/read-keys.js';
import type { Claim, Section } from '../../incidents/records/incident-summary.js';
import { contentWords, coverage, sharedWords } from '../../summaries/content-words.js';
import type { Facts, KeyFact } from './facts-file.js';

/** A text covers a fact when it has at least this share of its words. */
const COVERED = 0.5;

/** Where a reader looks for a kind of fact. Kinds that belong in several places aren't scored by section. */
const SECTION_OF: Readonly<Record<string, Section>> = {
  cause: 'hypothesis',
  ruled_out: 'ruled_out',
  impact: 'impact',
};

export interface FactCoverage {
  id: string;
  kind: string;
  /** How much of it the shown text says, 0 to 1. */
  covered: number;
  /** Whether that text is in the section where readers look for it; undefined when any section will do. */
  isInPlace?: boolean;
}

/** The lines of a transcript by the moment they were said. */
export type TextAt = ReadonlyMap<string, string>;

/**
 * How much of each fact the shown text says. A citation alone counts for nothing: the text of the claims that cite a
 * supporting line has to have half of the words that the fact and the line share.
 */
export function factCoverage(
  facts: readonly KeyFact[],
  claims: readonly Claim[],
  textAt: TextAt,
): FactCoverage[] {
  return facts.map((fact) => {
    const { id, kind, parts } = fact;
    const isCovered = (by: readonly Claim[]) => (part: Part) =>
      covers(by, { fact, lines: part.cite_any, textAt });
    const covered = parts.filter(isCovered(claims)).length / parts.length;
    const section = SECTION_OF[kind];
    if (section === undefined) return { id, kind, covered };
    const own = claims.filter((claim) => claim.section === section);
    return { id, kind, covered, isInPlace: parts.some(isCovered(own)) };
  });
}

type Part = KeyFact['parts'][number];

interface Wanted {
  fact: KeyFact;
  lines: readonly string[];
  textAt: TextAt;
}

function covers(claims: readonly Claim[], { fact, lines, textAt }: Wanted): boolean {
  const citing = claims.filter((claim) => momentsOf(claim).some((at) => lines.includes(at)));
  if (citing.length === 0) return false;
  const shown = contentWords(citing.map(({ text }) => text).join(' '));
  return lines.some((at) => {
    const said = contentWords(textAt.get(at) ?? '');
    const wanted = new Set([...contentWords(fact.fact)].filter((word) => said.has(word)));
    if (wanted.size < 2) return coverage(said, shown) >= COVERED;
    return coverage(wanted, shown) >= COVERED;
  });
}

/** The moments of the lines that a claim cites, to the microsecond. */
export function momentsOf({ citations }: Claim): Timestamp[] {
  return citations.flatMap((citation) => fromIso(readSortKey(citation).timestamp) ?? []);
}

/** Sections in which it's right to quote something false: as ruled out, or as a question. */
const MAY_QUOTE_FALSE: ReadonlySet<Section> = new Set(['ruled_out', 'open_questions']);

/**
 * Claims whose text repeats a line that invites a false claim, whatever else they cite. A person has to judge a
 * claim that quotes such a line together with its correction.
 */
export function forbiddenClaims(claims: readonly Claim[], facts: Facts, textAt: TextAt): string[] {
  const stated = claims.filter(({ section }) => !MAY_QUOTE_FALSE.has(section));
  return facts.must_not_claim_detail.flatMap(({ claim: forbidden, tempted_by }) =>
    stated.filter((claim) => repeats(claim, tempted_by, textAt)).map(({ text }) => `${forbidden}: "${text}"`),
  );
}

function repeats(claim: Claim, lines: readonly string[], textAt: TextAt): boolean {
  const cited = momentsOf(claim);
  const words = contentWords(claim.text);
  return lines.some((at) => {
    if (!cited.includes(at)) return false;
    const said = contentWords(textAt.get(at) ?? '');
    return sharedWords(words, said) >= Math.min(3, said.size, words.size);
  });
}
