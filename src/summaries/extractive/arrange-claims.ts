import { SECTIONS, type Section } from '../../incidents/records/incident-summary.js';
import { overlap } from '../content-words.js';
import type { Candidate } from './candidates.js';
import { chooseSection, isTentative, SECTION_LIMITS } from './choose-section.js';
import { quoteQuestion, quoteStatements } from './quote.js';

/** Lines to quote together in one claim, oldest first. */
export interface ClaimGroup {
  section: Section;
  members: readonly Candidate[];
}

/** In addition to the headline. */
const CLAIMS_MAX = 19;
/** One claim quotes at most this many lines, in this many characters. */
const LINES_MAX = 3;
const TEXT_MAX = 320;
/** Characters per line when a claim quotes one, two or three. */
const QUOTE_MAX = [220, 155, 110] as const;
/** Lines further apart than this share of the incident's duration aren't quoted together. */
const DISTANCE_MAX = 0.15;
/** Related lines count as this much closer. */
const RELATED_FACTOR = 0.15;

type Weights = ReadonlyMap<Candidate, number>;

/** Sorts lines into sections. Full sections first join neighboring lines, then lose the weakest. */
export function arrangeClaims(chosen: readonly Candidate[], weights: Weights): ClaimGroup[] {
  const groups = chosen.map(newGroup).sort(byTime);
  const span = Math.max(1, momentOf(groups.at(-1)) - momentOf(groups[0]));
  for (let full = fullSections(groups); full.length > 0; full = fullSections(groups)) {
    const pair = closestPair(groups, full, span);
    if (pair) joinPair(groups, pair);
    else demoteOrDropWeakest(groups, full, weights);
  }
  return groups;
}

function newGroup(candidate: Candidate): ClaimGroup {
  const section = chooseSection(candidate) ?? 'what_happened';
  const { parent } = candidate;
  const withQuestion = section === 'ruled_out' && parent && isTentative(parent);
  return { section, members: withQuestion ? [parent, candidate] : [candidate] };
}

function fullSections(groups: readonly ClaimGroup[]): readonly Section[] {
  const full = SECTIONS.filter((name) => sizeOf(groups, name) > SECTION_LIMITS[name]);
  return full.length === 0 && groups.length > CLAIMS_MAX ? SECTIONS : full;
}

function sizeOf(groups: readonly ClaimGroup[], name: Section): number {
  return groups.filter(({ section }) => section === name).length;
}

type Pair = readonly [ClaimGroup, ClaimGroup];

function closestPair(
  groups: readonly ClaimGroup[],
  among: readonly Section[],
  span: number,
): Pair | undefined {
  let closest: Pair | undefined;
  let least = DISTANCE_MAX;
  for (const [a, b] of pairsWithin(groups, among)) {
    const distance = ((momentOf(b) - momentOf(a)) / span) * (areRelated(a, b) ? RELATED_FACTOR : 1);
    if (distance >= least || !canJoin(a, b)) continue;
    closest = [a, b];
    least = distance;
  }
  return closest;
}

/** Every pair within a section, the earlier group first. */
function pairsWithin(groups: readonly ClaimGroup[], among: readonly Section[]): Pair[] {
  return among.flatMap((name) => {
    const own = groups.filter(({ section }) => section === name);
    return own.flatMap((a, i) => own.slice(i + 1).map((b): Pair => [a, b]));
  });
}

function areRelated(a: ClaimGroup, b: ClaimGroup): boolean {
  return a.members.some((one) =>
    b.members.some((other) => inOneThread(one, other) || overlap(one.words, other.words) > 0.3),
  );
}

function inOneThread(a: Candidate, b: Candidate): boolean {
  return a.parent === b || b.parent === a || (a.parent !== undefined && a.parent === b.parent);
}

function canJoin(a: ClaimGroup, b: ClaimGroup): boolean {
  const joined = join(a, b);
  return joined.members.length <= LINES_MAX && quoteGroup(joined).length <= TEXT_MAX;
}

function join(a: ClaimGroup, b: ClaimGroup): ClaimGroup {
  const members = [...new Set([...a.members, ...b.members])];
  return { section: a.section, members: members.sort((x, y) => (x.line.at < y.line.at ? -1 : 1)) };
}

function joinPair(groups: ClaimGroup[], [a, b]: Pair): void {
  groups.splice(groups.indexOf(a), 1, join(a, b));
  groups.splice(groups.indexOf(b), 1);
}

/** Moves the weakest group of the full sections to what_happened if there is room, or drops it. */
function demoteOrDropWeakest(groups: ClaimGroup[], full: readonly Section[], weights: Weights): void {
  const worth = ({ members }: ClaimGroup) =>
    members.reduce((sum, one) => sum + Math.max(0, weights.get(one) ?? 0), 0);
  const [weakest] = groups
    .filter(({ section }) => full.includes(section))
    .sort((a, b) => worth(a) - worth(b));
  if (!weakest) return;
  const at = groups.indexOf(weakest);
  const canMove =
    MOVABLE.has(weakest.section) && sizeOf(groups, 'what_happened') < SECTION_LIMITS.what_happened;
  if (canMove && groups.length <= CLAIMS_MAX) groups.splice(at, 1, { ...weakest, section: 'what_happened' });
  else groups.splice(at, 1);
}

const MOVABLE: ReadonlySet<Section> = new Set(['impact', 'hypothesis', 'actions']);

function byTime(a: ClaimGroup, b: ClaimGroup): number {
  return momentOf(a) - momentOf(b);
}

function momentOf(group: ClaimGroup | undefined): number {
  return Date.parse(group?.members[0]?.line.at ?? '');
}

/** Quotes a group's lines, a question before its answer. */
export function quoteGroup({ section, members }: ClaimGroup): string {
  const limit = QUOTE_MAX[Math.min(members.length, LINES_MAX) - 1] ?? QUOTE_MAX[2];
  const quotes = members.map((member) => {
    const isQuestionHere =
      section === 'open_questions' ||
      (section === 'ruled_out' && members.some(({ parent }) => parent === member));
    return isQuestionHere && isTentative(member)
      ? quoteQuestion(member, limit)
      : quoteStatements(member, limit);
  });
  return quotes.filter(Boolean).join(' — ');
}
