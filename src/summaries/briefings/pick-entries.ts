import type { Claim, Section } from '../../incidents/records/incident-summary.js';
import { overlap } from '../content-words.js';
import { corroborating } from '../extractive/corroborate.js';
import { quoteEntry } from '../extractive/quote-entry.js';
import { FITTED_SECTIONS, rateSections } from '../extractive/rate-sections.js';
import { standsAlone } from '../extractive/stands-alone.js';
import { cuesIn } from '../language/cues-in.js';
import { type Entry, holding, type IncidentState } from '../state/entry.js';
import { isCauseOpen } from '../state/reading/is-guess.js';

/** Two entries that share this much of their words say the same thing. */
const SAME = 0.6;

/** The most important entries that make sense alone, without repeats, in order of time. */
export function pickEntries(entries: readonly Entry[], most: number, worthOf = worthOfKind): Entry[] {
  const picked: Entry[] = [];
  const worths = new Map(entries.map((entry) => [entry, worthOf(entry)]));
  // Entries that people labeled come first.
  const byWorth = (a: Entry, b: Entry) =>
    Number(b.isLabeled) - Number(a.isLabeled) || (worths.get(b) ?? 0) - (worths.get(a) ?? 0);
  for (const entry of entries.filter(standsAlone).sort(byWorth)) {
    if (picked.length >= most) break;
    if (!picked.some(({ words }) => overlap(words, entry.words) >= SAME)) picked.push(entry);
  }
  return picked.sort((a, b) => a.place - b.place);
}

/**
 * The weight of certainty about the kind. With 2, more of a handoff's statements are in the right section than with 1.
 */
const SURENESS = 2;
/** Keeps the log of a probability near 0 finite. */
const LEAST = 0.01;

/** Prefers entries that matter and are likely of the right kind. */
function worthOfKind({ weight, sureness }: Entry): number {
  return weight + SURENESS * Math.log(sureness + LEAST);
}

/** Causes that people stated and no one took back, best supported first. Questions and alerts don't count. */
export function statedCauses(state: IncidentState, most: number): Entry[] {
  const stated = holding(state, 'cause').filter(
    (one) =>
      isHuman(one) && one.line.type !== 'TOPIC_CHANGED' && !isQuestion(one.text) && !isSearch(one.text),
  );
  const labeled = stated.filter(({ isLabeled }) => isLabeled);
  // An update only repeats for everyone what responders said, next to the state.
  const first = stated.filter(({ line }) => line.type !== 'UPDATE_POSTED');
  const shown = [labeled, first, stated].find(({ length }) => length > 0) ?? [];
  return pickEntries(
    shown,
    most,
    (one) => oddsOfCause(one) + SUPPORT * corroborating(one, state.entries).length,
  );
}

function oddsOfCause(entry: Entry): number {
  const likelihood = rateSections(entry, FITTED_SECTIONS).hypothesis;
  return Math.log(likelihood / (1 - likelihood));
}

/** The log odds that each corroborating line adds to a cause. */
const SUPPORT = 0.5;

export function isQuestion(text: string): boolean {
  return /[?？]\s*$/.test(text);
}

function isSearch(text: string): boolean {
  return isCauseOpen(cuesIn(text));
}

/** Quotes an entry in a section, citing the lines that say the same. */
export function quoteIn(section: Section, entry: Entry, entries: readonly Entry[]): Claim {
  const others = corroborating(entry, entries).map(({ sk }) => sk);
  return { section, text: quoteEntry(entry), citations: [...new Set([...sourcesOf(entry), ...others])] };
}

export function sourcesOf({ line, asked }: Entry): string[] {
  return asked ? [asked.line.sk, line.sk] : [line.sk];
}

/** People's statements. Alerts report what fails, never why or what was decided. */
export function isHuman({ line }: Entry): boolean {
  return line.kind !== 'bot';
}
