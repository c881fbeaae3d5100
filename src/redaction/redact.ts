import { lazy } from '../base/lazy.js';
import { findLabeled } from './find-labeled.js';
import { findRepeated } from './find-repeated.js';
import { findSecrets } from './find-secrets.js';
import { foldText } from './fold-text.js';
import { joinBroken } from './join-broken.js';
import { findAddresses, findAutoLinks, openLinks, type Span, withLinks, withoutLabel } from './open-links.js';
import type { RuleFamily } from './redaction-rule.js';
import { assignmentRules } from './rules/assignment-rules.js';
import { cardRules } from './rules/card-rules.js';
import { commandRules } from './rules/command-rules.js';
import { connectionRules } from './rules/connection-rules.js';
import { headerRules } from './rules/header-rules.js';
import { markupRules } from './rules/markup-rules.js';
import { personalRules } from './rules/personal-rules.js';
import { phraseRules } from './rules/phrase-rules.js';
import { privateKeyRules } from './rules/private-key-rules.js';
import { proseRules } from './rules/prose-rules.js';
import { namedTokenRules, shapedTokenRules } from './rules/token-rules.js';
import { vendorRules } from './rules/vendor-rules.js';

interface Redaction {
  text: string;
  /** How many of each kind were removed, in order of appearance. */
  found: { kind: string; count: number }[];
}

/** Ordered from the most certain kind to the least: where two matches overlap, the earlier rule wins. */
const CREDENTIALS: readonly RuleFamily[] = [
  privateKeyRules,
  namedTokenRules,
  shapedTokenRules,
  connectionRules,
  headerRules,
  markupRules,
  assignmentRules,
  vendorRules,
  commandRules,
  proseRules,
  phraseRules,
  cardRules,
];
const WITH_PERSONAL: readonly RuleFamily[] = [...CREDENTIALS, personalRules];
const personalKinds = lazy(() => new Set(personalRules.rules.map(({ kind }) => kind)));

/** No rule may match inside an existing placeholder. */
const PLACEHOLDER = /\[(?:redacted: [a-z0-9 -]{1,40}|e-mail|phone|IP address)\]/g;

/** Removing one secret can expose another next to it; three passes are enough for every known form. */
const PASSES = 3;

/**
 * Replaces credentials, and with `personal` also email addresses, phone numbers and public IP addresses. Redacting
 * the result again changes nothing. 40,000 characters take 10 to 60 ms of one core.
 */
export function redact(text: string, options: { personal: boolean }): Redaction {
  const families = options.personal ? WITH_PERSONAL : CREDENTIALS;
  const counts = new Map<string, number>();
  let rest = text;
  for (let pass = 0; pass < PASSES; pass += 1) {
    const spans = findSpans(rest, families);
    if (spans.length === 0) break;
    for (const { kind, isTwin } of spans) counts.set(kind, (counts.get(kind) ?? 0) + (isTwin ? 0 : 1));
    rest = replaceSpans(rest, spans);
  }
  return { text: rest, found: [...counts].map(([kind, count]) => ({ kind, count })) };
}

/** What to remove, in order. */
function findSpans(whole: string, families: readonly RuleFamily[]): Span[] {
  const text = whole.replace(PLACEHOLDER, withoutKind);
  const links = findAutoLinks(text);
  const folded = openLinks(foldText(text), links);
  const joined = joinBroken(folded);
  // A token is known by its format alone, so its halves are found, too.
  const broken = joined === folded ? [] : findSecrets(joined, [namedTokenRules, shapedTokenRules]);
  const matches = [...broken, ...findSecrets(folded, families), ...findLabeled(folded, families)];
  // Most texts have nothing to remove.
  if (matches.length === 0) return [];
  const taken = placeholdersIn(whole);
  const addresses = findAddresses(text);
  const spans: Span[] = [];
  for (const match of matches) {
    const span = withoutLabel(match, addresses);
    spans.push(...reserve(taken, withLinks(span, links), spans));
  }
  const secrets = spans.filter(({ kind }) => !personalKinds().has(kind));
  for (const repeated of findRepeated(text, secrets)) spans.push(...reserve(taken, [repeated], []));
  return spans.sort((a, b) => a.start - b.start);
}

/** `[redacted: password]` would be read as the name of what comes after it. */
function withoutKind(placeholder: string): string {
  return placeholder.replace(/(?<=: ).*(?=\])/, (kind) => '*'.repeat(kind.length));
}

/** Marks the characters of placeholders. */
function placeholdersIn(text: string): Uint8Array {
  const taken = new Uint8Array(text.length);
  for (const { index, 0: placeholder } of text.matchAll(PLACEHOLDER)) {
    taken.fill(1, index, index + placeholder.length);
  }
  return taken;
}

/**
 * Reserves the characters of a match. One that another match has some of is left out, except for the end of one of the same
 * kind: joining the halves of a token may have matched the next one, too, but only up to its middle.
 */
function reserve(taken: Uint8Array, spans: readonly Span[], before: readonly Span[]): readonly Span[] {
  const isFree = !spans.some(({ start, end }) => taken.subarray(start, end).includes(1));
  const free = isFree ? spans : spans.flatMap((span) => restOf(span, before));
  for (const { start, end } of free) taken.fill(1, start, end);
  return free;
}

function restOf(span: Span, before: readonly Span[]): Span[] {
  const cut = before.filter(({ start, end }) => start <= span.start && end > span.start && end < span.end);
  const [first] = cut;
  return cut.length === 1 && first?.kind === span.kind ? [{ ...span, start: first.end }] : [];
}

function replaceSpans(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, kind } of spans) {
    parts.push(text.slice(from, start), personalKinds().has(kind) ? `[${kind}]` : `[redacted: ${kind}]`);
    from = end;
  }
  return parts.join('') + text.slice(from);
}
