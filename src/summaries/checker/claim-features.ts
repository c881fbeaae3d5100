import { conceptsIn } from '../language/concepts.js';
import { CUE_KINDS, type CueKind } from '../language/cues/cue-list.js';
import { cuesIn } from '../language/cues-in.js';
import { relatedTo } from '../language/related-words.js';
import type { IncidentState } from '../state/entry.js';
import type { TranscriptLine } from '../transcript.js';
import { wordOrder } from './contradictions/word-order.js';
import { withParents } from './names/known-names.js';
import { namedPeople } from './names/named-people.js';
import { comingTimes } from './numbers/coming-times.js';
import { numberNeighbors } from './numbers/number-neighbors.js';
import { withDigits } from './numbers/number-words.js';
import { withoutFractions } from './numbers/shares.js';
import { type Assertion, type Piece, textOf } from './record/evidence.js';
import { repeatsLine } from './record/repeats-line.js';
import { sharedStems } from './record/shared-stems.js';
import { unreadReplies } from './record/unread-replies.js';
import { restsOn } from './rests-on.js';

/** Cues that don't matter when a claim adds or drops them. */
const IGNORED: ReadonlySet<CueKind> = new Set([
  'chatter',
  'instruction',
  'wentWell',
  'wentBadly',
  'contributing',
  'asking',
  'searching',
  'causeLabel',
  'promise',
  'request',
]);
const CUES = CUE_KINDS.filter((kind) => !IGNORED.has(kind));

export interface Weighed {
  claim: string;
  sources: readonly TranscriptLine[];
  lines: readonly TranscriptLine[];
  pieces: readonly Piece[];
  assertions: readonly Assertion[];
  state: IncidentState | undefined;
  /** The rules that object, and whether the claim is in a different language from its lines. */
  objections: readonly string[];
  isTranslated: boolean;
  isSupported: boolean;
  /** How many numbers, times and amounts it has, and how many of them follow only by arithmetic. */
  facts: number;
  derived: number;
}

const WORDS_MAX = 20;
const FEW = 4;

/** Features of how well the cited lines support a claim. */
export function claimFeatures(weighed: Weighed): Record<string, number> {
  const { sources, objections, isTranslated, isSupported, facts, derived, assertions } = weighed;
  const compared = assertions.filter(({ words }) => words.size > 0);
  const covered = compared.map(({ words, best }) =>
    best[0] === undefined ? 0 : sharedStems(words, best[0].words) / words.size,
  );
  const [shares, cues, order] = [wordShares(weighed), cueChanges(weighed), wordOrder(weighed)];
  const numbers = numberNeighbors(weighed);
  return {
    ...shares,
    ...cues,
    ...order,
    repeated: Number(repeatsLine({ ...shares, ...cues, ...order, ...numbers })),
    ...namedPeople(weighed),
    ...numbers,
    ...unreadReplies(weighed),
    ...restsOn(weighed),
    ...comingTimes(weighed),
    ...Object.fromEntries(objections.map((name) => [`objection ${name}`, 1])),
    ...(isTranslated && Object.fromEntries(objections.map((name) => [`translated ${name}`, 1]))),
    objected: Number(objections.length > 0 || !isSupported),
    severalObjections: Number(objections.length > 1),
    translated: Number(isTranslated),
    facts: Math.min(facts, FEW) / FEW,
    derived: Math.min(derived, FEW) / FEW,
    cites: Math.min(sources.length, FEW) / FEW,
    clauses: Math.min(assertions.length, FEW) / FEW,
    leastCovered: Math.min(1, ...covered),
    unmatched: compared.filter(({ best }) => best.length === 0).length / Math.max(1, compared.length),
  };
}

/** Caches a record's words, which every claim of a summary needs. */
const recordWords = new WeakMap<readonly TranscriptLine[], ReadonlySet<string>>();
const LINES_MAX = 400;

function wordsOfRecord(lines: readonly TranscriptLine[]): ReadonlySet<string> {
  const known = recordWords.get(lines) ?? conceptsIn(lines.slice(-LINES_MAX).map(said).join('\n'));
  recordWords.set(lines, known);
  return known;
}

function said(line: TranscriptLine): string {
  return `${line.who} ${textOf(line)}`;
}

/**
 * The shares of the claim's words that its lines have, that its lines have related words for, and that only other lines
 * have. Words that no line has don't count: people's true claims for the fitting have more of them than false ones, and
 * a model mustn't gain from making things up.
 */
function wordShares({ claim, sources, lines }: Weighed): Record<string, number> {
  const cited = conceptsIn(withParents(sources, lines).map(said).join('\n'));
  const all = wordsOfRecord(lines);
  const spoken = conceptsIn(withoutFractions(withDigits(claim)));
  const words = [...spoken].filter((word) => !/^[\d.,:]+$/.test(word));
  const isIn = (word: string, some: ReadonlySet<string>) => sharedStems(new Set([word]), some) > 0;
  const rest = words.filter((word) => !isIn(word, cited));
  const related = rest.filter((word) => relatedTo(word).some((other) => cited.has(other)));
  const elsewhere = rest.filter((word) => !related.includes(word) && isIn(word, all));
  const count = Math.max(1, words.length);
  return {
    own: (words.length - rest.length) / count,
    related: related.length / count,
    elsewhere: elsewhere.length / count,
    anyElsewhere: Number(elsewhere.length > 0),
    words: Math.min(words.length, WORDS_MAX) / WORDS_MAX,
  };
}

/** The cues that the claim adds to its lines, and those it drops: done, planned, denied. */
function cueChanges({ claim, sources }: Weighed): Record<string, number> {
  const own = cuesIn(claim);
  const others = sources.map(({ text }) => cuesIn(text));
  return Object.fromEntries(
    CUES.flatMap((kind) => {
      const [has, had] = [own.has(kind), others.some((cues) => cues.has(kind))];
      return [
        [`says ${kind}`, Number(has)],
        [`invents ${kind}`, Number(has && !had)],
        [`loses ${kind}`, Number(had && !has)],
      ] as const;
    }),
  );
}
