import { countWords } from '../../src/summaries/state/count-words.js';
import type { Entry, Signals } from '../../src/summaries/state/entry.js';
import { supersede } from '../../src/summaries/state/fates/supersede.js';
import { featuresOf } from '../../src/summaries/state/reading/features.js';
import { readEntries } from '../../src/summaries/state/reading/read-entries.js';
import { STATED_KINDS, type StateModel } from '../../src/summaries/state/reading/state-model.js';
import { weighEntries } from '../../src/summaries/state/weighing/weigh-entries.js';
import { coverageOf } from './fact-coverage.js';
import { type Example, fitRegression } from './logistic-regression.js';
import type { Training } from './training-set.js';

/** Features that fewer incidents have say more about those incidents than about others. */
const INCIDENTS_MIN = 3;
/** A statement that has this share of a fact's words is about the fact. */
const REPORTED_MIN = 0.34;
const REPORTED_MOST = 0.5;
/** Facts are what a digest shows, and machines say much of the same. */
const FACT_WEIGHT = 3;
const BOT_WEIGHT = 0.3;
const PENALTY = { kinds: 8, facts: 10 };

/** The examples of one incident. */
export interface Examples {
  name: string;
  examples: readonly Example[];
}

/** What the statements of an incident are about: as people labeled them, or as the facts that they tell. */
export async function kindExamples({ played, labels }: Training): Promise<Examples> {
  const examples: Example[] = [];
  await readEntries(played.lines, { kinds: {}, facts: {} }, ({ line }, { members }) => {
    for (const it of members) {
      const { text } = it.statement;
      const { share, kind } = coverageOf(text, line, played.facts.key_facts);
      const isReported = share >= REPORTED_MIN;
      const stated = labels.of(text, line) ?? (isReported ? kind : undefined);
      if (stated === undefined) continue;
      const features = Object.fromEntries(featuresOf(it).map((name) => [name, 1]));
      const weight = (line.kind === 'bot' ? BOT_WEIGHT : 1) * (isReported ? FACT_WEIGHT : 1);
      examples.push({ features, label: STATED_KINDS.indexOf(stated), weight });
    }
  });
  return { name: played.name, examples };
}

/** Which entries of an incident tell facts, each line's best in any case. */
export async function factExamples({ played }: Training, kinds: StateModel['kinds']): Promise<Examples> {
  const model = { kinds, facts: {} };
  const signals = new Map<Entry, Record<string, number>>();
  const entries = await readEntries(played.lines, model, (entry, { signals: own, features }) =>
    signals.set(entry, { ...byName(own), ...Object.fromEntries([...features].map((name) => [name, 1])) }),
  );
  const counts = await countWords(entries);
  await supersede(entries, counts);
  await weighEntries(entries, { lines: played.lines, model, counts }, (entry, own) =>
    signals.set(entry, { ...signals.get(entry), ...byName(own) }),
  );
  const shares = entries.map(({ text, line }) => coverageOf(text, line, played.facts.key_facts).share);
  const best = new Map<string, number>();
  for (const [i, { line }] of entries.entries())
    best.set(line.sk, Math.max(best.get(line.sk) ?? 0, shares[i] ?? 0));
  const examples = entries.map((entry, i) => {
    const share = shares[i] ?? 0;
    const isReported = share >= REPORTED_MOST || (share > 0 && share === best.get(entry.line.sk));
    const weight = ((entry.line.kind === 'bot' ? BOT_WEIGHT : 1) * 5) / Math.sqrt(entries.length);
    return { features: signals.get(entry) ?? {}, label: Number(isReported), weight };
  });
  return { name: played.name, examples };
}

function byName({ names, values }: Signals): Record<string, number> {
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? 0]));
}

export function fitKinds(incidents: readonly Examples[]): StateModel['kinds'] {
  const weights = fitRegression(commonIn(incidents), {
    classes: STATED_KINDS.length,
    penalty: PENALTY.kinds,
  });
  return Object.fromEntries(Object.entries(weights).map(([name, own]) => [name, own.map(rounded)]));
}

export function fitFacts(incidents: readonly Examples[]): StateModel['facts'] {
  const weights = fitRegression(commonIn(incidents), { classes: 2, penalty: PENALTY.facts });
  return Object.fromEntries(
    Object.entries(weights).map(([name, [no = 0, yes = 0]]) => [name, rounded(yes - no)]),
  );
}

function rounded(weight: number): number {
  return Math.round(weight * 100) / 100;
}

/** The examples with only the features that several incidents have. */
function commonIn(incidents: readonly Examples[]): Example[] {
  const incidentsWith = new Map<string, number>();
  for (const { examples } of incidents) {
    const names = new Set(examples.flatMap(({ features }) => Object.keys(features)));
    for (const name of names) incidentsWith.set(name, (incidentsWith.get(name) ?? 0) + 1);
  }
  const isCommon = (name: string) => (incidentsWith.get(name) ?? 0) >= INCIDENTS_MIN;
  return incidents.flatMap(({ examples }) =>
    examples.map((example) => ({
      ...example,
      features: Object.fromEntries(
        Object.entries(example.features).filter(([name, value]) => value !== 0 && isCommon(name)),
      ),
    })),
  );
}
