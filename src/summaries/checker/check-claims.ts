import { isHeadlineType } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import { type Claim, SECTIONS } from '../../incidents/records/incident-summary.js';
import { shortId } from '../../views/labels.js';
import { buildHeadline } from '../build-headline.js';
import type { TranscriptLine } from '../transcript.js';
import { cleanClaimText } from './clean-claim-text.js';
import { type Entailed, isEntailed } from './is-entailed.js';
import { namesOnlyKnown, withParents } from './names/known-names.js';
import { followFrom } from './numbers/derived-numbers.js';
import { type Fact, mentionedFacts, statedFacts, timestampFacts } from './numbers/stated-facts.js';
import type { CheckedAgainst } from './record/checked-against.js';
import { indexOf } from './record/index-of.js';

/** Includes the headline. A post-mortem is a document of its own, so it may be longer. */
const CLAIMS_MAX = 20;
const HAPPENED_MAX = 8;
const LONG = { claims: 40, happened: 16 };
/** Comparing one takes milliseconds, and a model that writes more than this isn't summarizing. */
const COMPARED_MAX = 200;

/** Partial readings and answers to questions have no headline. */
const KINDS_WITHOUT_HEADLINE: ReadonlySet<string> = new Set(['part', 'ask']);

interface CheckedClaims {
  /** In the order of SECTIONS, one headline first, at most 20. */
  claims: Claim[];
  /** How many of the given claims failed. */
  dropped: number;
}

/**
 * Keeps the claims their sources support. Removes unknown citations, links, mentions and secrets, and drops claims with
 * a number, time, name, severity or status that none of their lines has, or without a word in common with them.
 * Without a valid headline, adds one from the table.
 */
export function checkClaims(given: readonly Claim[], against: CheckedAgainst): CheckedClaims {
  const checked = given.slice(0, COMPARED_MAX).flatMap((claim) => checkOnce(claim, against) ?? []);
  const kept = limit(dropRepeats(checked), against.kind);
  const dropped = given.length - kept.length;
  if (KINDS_WITHOUT_HEADLINE.has(against.kind ?? '')) return { claims: kept, dropped };
  const hasHeadline = kept.some(({ section }) => section === 'headline');
  return { claims: hasHeadline ? kept : [defaultHeadline(against), ...kept], dropped };
}

type Outcomes = Map<string, Claim | undefined>;

const outcomesFor = new WeakMap<readonly TranscriptLine[], Outcomes>();

/** While a model streams, its earlier claims are checked again with each new one. */
function checkOnce(claim: Claim, against: CheckedAgainst): Claim | undefined {
  const outcomes = outcomesFor.get(against.lines) ?? new Map();
  outcomesFor.set(against.lines, outcomes);
  const key = JSON.stringify([claim, against.now, against.incident]);
  if (!outcomes.has(key)) outcomes.set(key, checkClaim(claim, against));
  return outcomes.get(key);
}

function checkClaim(claim: Claim, against: CheckedAgainst): Claim | undefined {
  const known = withKnownFacts(claim, against);
  if (!known) return undefined;
  const { section } = claim;
  if (section !== 'headline' && !isEntailed(known)) return undefined;
  return { section, text: known.claim, citations: known.sources.map(({ sk }) => sk) };
}

/** Returns a claim for weighing if its lines have all its numbers, times and names; undefined otherwise. */
export function withKnownFacts(
  { section, text, citations }: Claim,
  against: CheckedAgainst,
): Entailed | undefined {
  const index = indexOf(against.lines);
  const sources = [...new Set(citations)].flatMap((sk) => index.line(sk) ?? []);
  const clean = cleanClaimText(text);
  if (sources.length === 0 || clean === '') return undefined;
  const known = new Set([
    ...incidentNameFacts(against.incident),
    ...(section === 'headline'
      ? headlineFacts(sources, against)
      : lineFacts(withParents(sources, against.lines))),
  ]);
  const facts = [...statedFacts(clean)];
  const unknown = facts.filter((fact) => !known.has(fact));
  if (unknown.length > 0 && !followFrom(clean, unknown, sources)) return undefined;
  if (!namesOnlyKnown(clean, section, { sources, against })) return undefined;
  const { lines, incident, state } = against;
  const counts = { facts: facts.length, derived: unknown.length };
  return { claim: clean, sources, lines, state, title: incident.title, ...counts };
}

function lineFacts(lines: readonly TranscriptLine[]): Fact[] {
  return lines.flatMap(({ text, who, at, detail }) => [
    ...timestampFacts(at),
    ...[text, who, ...Object.values(detail)].flatMap((words) => [...mentionedFacts(words)]),
  ]);
}

/** A headline takes severity and status from the table and recorded changes, never from messages. */
function headlineFacts(sources: readonly TranscriptLine[], { incident, now }: CheckedAgainst): Fact[] {
  const { created_at, acknowledged_at, mitigated_at, resolved_at, closed_at, reopened_at } = incident;
  const moments = [now, created_at, acknowledged_at, mitigated_at, resolved_at, closed_at, reopened_at];
  const changes = sources.filter(({ type }) => isHeadlineType(type));
  const stated = changes.flatMap(({ detail: { from, to, severity } }) => [from, to, severity]);
  return [
    ...lineFacts(sources).filter(isNotState),
    ...moments.flatMap((at) => (at === undefined ? [] : timestampFacts(at))),
    ...[incident.severity, incident.status, ...stated].flatMap((word = '') => [...mentionedFacts(word)]),
  ];
}

/** Any claim may use the incident's id, title and service. */
function incidentNameFacts({ incident_id, title, service }: Incident): Fact[] {
  return [shortId(incident_id), title, service].flatMap((words) =>
    [...mentionedFacts(words)].filter(isNotState),
  );
}

/** A message or title that says P1 doesn't make the incident one. */
function isNotState(fact: Fact): boolean {
  return !/^(?:severity|status):/.test(fact);
}

/** Keeps the first of repeated claims and the first headline. */
function dropRepeats(claims: readonly Claim[]): Claim[] {
  const byWords = new Map<string, Claim>();
  for (const claim of claims) {
    const key = claim.section === 'headline' ? 'headline' : `${claim.section} ${claim.text.toLowerCase()}`;
    if (!byWords.has(key)) byWords.set(key, claim);
  }
  return [...byWords.values()];
}

/** Sorts claims into sections, then drops from the end of the fullest section until they fit. */
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

function defaultHeadline({ incident, lines }: CheckedAgainst): Claim {
  const own = buildHeadline(incident, lines, (userId) => userId);
  return { ...own, text: cleanClaimText(own.text) };
}
