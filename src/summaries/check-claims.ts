import type { Incident } from '../data/entities/incident.js';
import { type Claim, SECTIONS } from '../data/entities/summary.js';
import type { Timestamp } from '../timestamp.js';
import { shortId } from '../views/labels.js';
import { cleanClaimText } from './claim-text.js';
import { headline } from './headline.js';
import { type Fact, factsOfMoment, factsSaidIn, statedFacts } from './stated-facts.js';
import type { TranscriptLine } from './transcript.js';

/** The headline among them. */
const CLAIMS_MAX = 20;
const HAPPENED_MAX = 8;

/** What these changed stands in their details. */
const STANDING = new Set(['INCIDENT_DECLARED', 'STATUS_CHANGED', 'STATUS_CONFIRMED', 'SEVERITY_CHANGED']);

interface CheckedAgainst {
  /** The lines that the model was given; nothing else may be cited. */
  lines: readonly TranscriptLine[];
  incident: Incident;
  now: Timestamp;
}

interface CheckedClaims {
  /** In the order of SECTIONS, one headline first, at most 20. */
  claims: Claim[];
  /** How many of the given claims are not among them. */
  dropped: number;
}

/**
 * Takes out of a model's claims whatever its sources do not bear out: citations of nothing, links, mentions, secrets,
 * and claims with a number, time, severity or status that none of their lines has. Where no headline is left, the
 * table's own stands in.
 */
export function checkClaims(given: readonly Claim[], against: CheckedAgainst): CheckedClaims {
  const bySk = new Map(against.lines.map((line) => [line.sk, line]));
  const checked = given.flatMap((claim) => checkClaim(claim, bySk, against) ?? []);
  const kept = limit(withoutRepeats(checked));
  const dropped = given.length - kept.length;
  const hasHeadline = kept.some(({ section }) => section === 'headline');
  return { claims: hasHeadline ? kept : [ownHeadline(against), ...kept], dropped };
}

function checkClaim(
  { section, text, citations }: Claim,
  bySk: ReadonlyMap<string, TranscriptLine>,
  against: CheckedAgainst,
): Claim | undefined {
  const sources = [...new Set(citations)].flatMap((sk) => bySk.get(sk) ?? []);
  const words = cleanClaimText(text);
  if (sources.length === 0 || words === '') return undefined;
  const known = new Set([
    ...factsOfName(against.incident),
    ...(section === 'headline' ? factsForHeadline(sources, against) : factsOf(sources)),
  ]);
  if (![...statedFacts(words)].every((fact) => known.has(fact))) return undefined;
  return { section, text: words, citations: sources.map(({ sk }) => sk) };
}

function factsOf(lines: readonly TranscriptLine[]): Fact[] {
  return lines.flatMap(({ text, who, at, detail }) => [
    ...factsOfMoment(at),
    ...[text, who, ...Object.values(detail)].flatMap((words) => [...factsSaidIn(words)]),
  ]);
}

/** Of severity and status the headline repeats the table and its changes, never what somebody said they were. */
function factsForHeadline(sources: readonly TranscriptLine[], { incident, now }: CheckedAgainst): Fact[] {
  const { created_at, acknowledged_at, mitigated_at, resolved_at, closed_at, reopened_at } = incident;
  const moments = [now, created_at, acknowledged_at, mitigated_at, resolved_at, closed_at, reopened_at];
  const changes = sources.filter(({ type = '' }) => STANDING.has(type));
  const standing = changes.flatMap(({ detail: { from, to, severity } }) => [from, to, severity]);
  return [
    ...factsOf(sources).filter(isNoStanding),
    ...moments.flatMap((at) => (at === undefined ? [] : factsOfMoment(at))),
    ...[incident.severity, incident.status, ...standing].flatMap((word = '') => [...factsSaidIn(word)]),
  ];
}

/** What the incident is called may be said anywhere. */
function factsOfName({ incident_id, title, service }: Incident): Fact[] {
  return [shortId(incident_id), title, service].flatMap((words) =>
    [...factsSaidIn(words)].filter(isNoStanding),
  );
}

/** A title that says P1, or a message, does not make it one. */
function isNoStanding(fact: Fact): boolean {
  return !/^(?:severity|status):/.test(fact);
}

/** Of headlines the first. */
function withoutRepeats(claims: readonly Claim[]): Claim[] {
  const byWords = new Map<string, Claim>();
  for (const claim of claims) {
    const key = claim.section === 'headline' ? 'headline' : `${claim.section} ${claim.text.toLowerCase()}`;
    if (!byWords.has(key)) byWords.set(key, claim);
  }
  return [...byWords.values()];
}

/** Sorts into sections; what is too much goes from the end of the fullest one. */
function limit(claims: readonly Claim[]): Claim[] {
  const sections = SECTIONS.map((name) => {
    const own = claims.filter(({ section }) => section === name);
    return name === 'what_happened' ? own.slice(0, HAPPENED_MAX) : own;
  });
  const hasHeadline = claims.some(({ section }) => section === 'headline');
  const room = hasHeadline ? CLAIMS_MAX : CLAIMS_MAX - 1;
  while (sections.flat().length > room) {
    sections.reduce((fullest, one) => (one.length > fullest.length ? one : fullest)).pop();
  }
  return sections.flat();
}

function ownHeadline({ incident, lines }: CheckedAgainst): Claim {
  const own = headline(incident, lines, (userId) => userId);
  return { ...own, text: cleanClaimText(own.text) };
}
