import type { Claim, Section } from '../../incidents/records/incident-summary.js';
import { overlap } from '../content-words.js';
import { corroborating } from '../extractive/corroborate.js';
import { quoteEntry } from '../extractive/quote-entry.js';
import { FITTED_SECTIONS, rateSections } from '../extractive/rate-sections.js';
import { standsAlone } from '../extractive/stands-alone.js';
import { cuesIn } from '../language/cues-in.js';
import { type Entry, holding, type IncidentState } from '../state/entry.js';
import { isCauseOpen } from '../state/is-guess.js';

/** Two entries with this share of their words in common say the same. */
const SAME = 0.6;

/** The entries that matter most and make sense alone, each thing once, in order of time. */
export function pickEntries(entries: readonly Entry[], most: number, worthOf = worthOfKind): Entry[] {
  const picked: Entry[] = [];
  const worths = new Map(entries.map((entry) => [entry, worthOf(entry)]));
  // What people labeled themselves comes first.
  const byWorth = (a: Entry, b: Entry) =>
    Number(b.isLabeled) - Number(a.isLabeled) || (worths.get(b) ?? 0) - (worths.get(a) ?? 0);
  for (const entry of entries.filter(standsAlone).sort(byWorth)) {
    if (picked.length >= most) break;
    if (!picked.some(({ words }) => overlap(words, entry.words) >= SAME)) picked.push(entry);
  }
  return picked.sort((a, b) => a.place - b.place);
}

/** How much a doubt about the kind counts; with 2, more of what a handoff shows is of its section than with 1. */
const SURENESS = 2;
/** Keeps what can hardly be of its kind apart from what can't. */
const LEAST = 0.01;

/** What matters, and is likely what it's shown as. */
function worthOfKind({ weight, sureness }: Entry): number {
  return weight + SURENESS * Math.log(sureness + LEAST);
}

/** What people stated as the cause and nobody took back; the best supported first. A question or an alert states none. */
export function statedCauses(state: IncidentState, most: number): Entry[] {
  const stated = holding(state, 'cause').filter(
    (one) =>
      isHuman(one) && one.line.type !== 'TOPIC_CHANGED' && !isQuestion(one.text) && !isSearch(one.text),
  );
  const labeled = stated.filter(({ isLabeled }) => isLabeled);
  // An update repeats for everyone what responders said, and says it next to how things are.
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

/** How much another line that says the same adds to a stated cause, as log odds. */
const SUPPORT = 0.5;

export function isQuestion(text: string): boolean {
  return /[?？]\s*$/.test(text);
}

function isSearch(text: string): boolean {
  return isCauseOpen(cuesIn(text));
}

/** An entry quoted in a section, with the lines that say the same. */
export function quoteIn(section: Section, entry: Entry, entries: readonly Entry[]): Claim {
  const others = corroborating(entry, entries).map(({ sk }) => sk);
  return { section, text: quoteEntry(entry), citations: [...new Set([...sourcesOf(entry), ...others])] };
}

export function sourcesOf({ line, asked }: Entry): string[] {
  return asked ? [asked.line.sk, line.sk] : [line.sk];
}

/** Something that people said: alerts report what fails, never why or what was decided. */
export function isHuman({ line }: Entry): boolean {
  return line.kind !== 'bot';
}
