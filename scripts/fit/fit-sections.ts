import { type SectionModel, sectionFeatures } from '../../src/summaries/extractive/rate-sections.js';
import { ESSENTIAL, type EssentialSection } from '../../src/summaries/extractive/section-limits.js';
import { buildState } from '../../src/summaries/state/build-state.js';
import type { StateModel } from '../../src/summaries/state/reading/state-model.js';
import { coverageOf } from './fact-coverage.js';
import { fitLogistic } from './logistic.js';
import type { Training } from './training-set.js';

/** Some features say almost the same. */
const RIDGE = 30;
/** A statement with this share of a fact's words says it. */
const TOLD_MIN = 0.5;
/** The facts that readers look for in a section. */
const FACTS_IN: Readonly<Record<EssentialSection, string>> = {
  impact: 'impact',
  hypothesis: 'cause',
  ruled_out: 'ruled_out',
};

/** What is known about the entries of one incident, and in which sections readers look for what they say. */
export interface SectionExamples {
  name: string;
  examples: readonly { features: Record<string, number>; sections: readonly EssentialSection[] }[];
}

/** The model has to be one that doesn't know the incident. */
export async function sectionExamples({ played }: Training, model: StateModel): Promise<SectionExamples> {
  const { name, lines, facts } = played;
  const { entries } = await buildState(lines, model);
  const examples = entries.map((entry) => {
    const says = (kind: string) => {
      const own = facts.key_facts.filter((fact) => fact.kind === kind);
      return coverageOf(entry.text, entry.line, own).share >= TOLD_MIN;
    };
    const sections = ESSENTIAL.filter((section) => says(FACTS_IN[section]));
    return { features: sectionFeatures(entry), sections };
  });
  return { name, examples };
}

export function fitSections(incidents: readonly SectionExamples[]): SectionModel {
  const all = incidents.flatMap(({ examples }) => examples);
  const fit = (section: EssentialSection) => {
    const examples = all.map(({ features, sections }) => ({ features, isTrue: sections.includes(section) }));
    const { bias, weights } = fitLogistic(examples, RIDGE);
    const byName = Object.entries(weights).map(([name, weight]) => [name, rounded(weight)]);
    return { bias: rounded(bias), weights: Object.fromEntries(byName) };
  };
  return { impact: fit('impact'), hypothesis: fit('hypothesis'), ruled_out: fit('ruled_out') };
}

function rounded(weight: number): number {
  return Math.round(weight * 1000) / 1000;
}
