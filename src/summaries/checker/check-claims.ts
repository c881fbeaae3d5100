import type { Timestamp } from '../../base/timestamp.js';
import { isHeadlineType } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import { type Claim, SECTIONS, type SummaryKind } from '../../incidents/records/incident-summary.js';
import { shortId } from '../../views/labels.js';
import { headline } from '../build-headline.js';
import type { TranscriptLine } from '../transcript.js';
import { cleanClaimText } from './clean-claim-text.js';
import { isBorneOut } from './is-supported.js';
import { type Fact, mentionedFacts, statedFacts, timestampFacts } from './stated-facts.js';
import { saysName, statedNames, wordsOf } from './stated-names.js';

/** The headline among them; a post-mortem is read by itself and may be longer. */
const CLAIMS_MAX = 20;
const HAPPENED_MAX = 8;
const LONG = { claims: 40, happened: 16 };

/** What is put together from several readings, or answers a question, has no headline. */
const WITHOUT_HEADLINE: ReadonlySet<string> = new Set(['part', 'ask']);

interface CheckedAgainst {
  /** The lines that the model was given; nothing else may be cited. */
  lines: readonly TranscriptLine[];
  incident: Incident;
  now: Timestamp;
  /** Of the people in the incident's roles, whom a headline may name. */
  nameOf?: (userId: string) => string;
  kind?: SummaryKind | 'part' | undefined;
}

interface CheckedClaims {
  /** In the order of SECTIONS, one headline first, at most 20. */
  claims: Claim[];
  /** How many of the given claims are not among them. */
  dropped: number;
}

/**
 * Takes out of a model's claims whatever its sources do not bear out: citations of nothing, links, mentions, secrets,
 * and claims with a number, time, name, severity or status that none of their lines has, or that have hardly a word in
 * common with them. Where no headline is left, the table's own stands in.
 */
export function checkClaims(given: readonly Claim[], against: CheckedAgainst): CheckedClaims {
  const bySk = new Map(against.lines.map((line) => [line.sk, line]));
  const checked = given.flatMap((claim) => checkClaim(claim, bySk, against) ?? []);
  const kept = limit(withoutRepeats(checked), against.kind);
  const dropped = given.length - kept.length;
  if (WITHOUT_HEADLINE.has(against.kind ?? '')) return { claims: kept, dropped };
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
  if (!namesOnlyKnown(words, section, { sources, against })) return undefined;
  if (section !== 'headline' && !isBorneOut(words, sources)) return undefined;
  return { section, text: words, citations: sources.map(({ sk }) => sk) };
}

interface Sources {
  sources: readonly TranscriptLine[];
  against: CheckedAgainst;
}

/** Whoever and whatever a claim names is named in its sources, or is what the incident is called. */
function namesOnlyKnown(
  text: string,
  section: Claim['section'],
  { sources, against: { incident, nameOf = (id) => id } }: Sources,
): boolean {
  const names = statedNames(text);
  if (names.length === 0) return true;
  const { incident_id, title, service, declared_by = '', roles } = incident;
  const table = section === 'headline' ? [declared_by, ...Object.values(roles)].map(nameOf) : [];
  const said = sources.flatMap(({ text, who, detail }) => [text, who, ...Object.values(detail)]);
  const known = new Set([shortId(incident_id), title, service, ...table, ...said].flatMap(wordsOf));
  return names.every((name) => saysName(known, name));
}

function factsOf(lines: readonly TranscriptLine[]): Fact[] {
  return lines.flatMap(({ text, who, at, detail }) => [
    ...timestampFacts(at),
    ...[text, who, ...Object.values(detail)].flatMap((words) => [...mentionedFacts(words)]),
  ]);
}

/** Of severity and status the headline repeats the table and its changes, never what somebody said they were. */
function factsForHeadline(sources: readonly TranscriptLine[], { incident, now }: CheckedAgainst): Fact[] {
  const { created_at, acknowledged_at, mitigated_at, resolved_at, closed_at, reopened_at } = incident;
  const moments = [now, created_at, acknowledged_at, mitigated_at, resolved_at, closed_at, reopened_at];
  const changes = sources.filter(({ type }) => isHeadlineType(type));
  const standing = changes.flatMap(({ detail: { from, to, severity } }) => [from, to, severity]);
  return [
    ...factsOf(sources).filter(isNoStanding),
    ...moments.flatMap((at) => (at === undefined ? [] : timestampFacts(at))),
    ...[incident.severity, incident.status, ...standing].flatMap((word = '') => [...mentionedFacts(word)]),
  ];
}

/** What the incident is called may be said anywhere. */
function factsOfName({ incident_id, title, service }: Incident): Fact[] {
  return [shortId(incident_id), title, service].flatMap((words) =>
    [...mentionedFacts(words)].filter(isNoStanding),
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
function limit(claims: readonly Claim[], kind: CheckedAgainst['kind']): Claim[] {
  const most = kind === 'postmortem' ? LONG : { claims: CLAIMS_MAX, happened: HAPPENED_MAX };
  const sections = SECTIONS.map((name) => {
    const own = claims.filter(({ section }) => section === name);
    return name === 'what_happened' ? own.slice(0, most.happened) : own;
  });
  const hasHeadline = claims.some(({ section }) => section === 'headline');
  const room = hasHeadline ? most.claims : most.claims - 1;
  while (sections.flat().length > room) {
    sections.reduce((fullest, one) => (one.length > fullest.length ? one : fullest)).pop();
  }
  return sections.flat();
}

function ownHeadline({ incident, lines }: CheckedAgainst): Claim {
  const own = headline(incident, lines, (userId) => userId);
  return { ...own, text: cleanClaimText(own.text) };
}
