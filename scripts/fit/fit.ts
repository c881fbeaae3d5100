import { writeFileSync } from 'node:fs';
import { scoreSummary } from '../../src/cli/eval/score-summary.js';
import { buildDigest } from '../../src/summaries/extractive/build-digest.js';
import { buildState } from '../../src/summaries/state/build-state.js';
import type { StateModel } from '../../src/summaries/state/reading/state-model.js';
import { factExamples, fitFacts, fitKinds, kindExamples } from './fit-model.js';
import { fitSections, sectionExamples } from './fit-sections.js';
import { FOLDERS, readTraining, type Training } from './training-set.js';

/*
 * Fits the weights that tell what statements are about, which of them are facts, and in which section readers look for
 * them, from labeled transcripts, and says how the digest does on each incident with weights fitted to all others:
 * `npm run fit`. With `--half`, it fits them to every second of the others and writes nothing, which shows whether more
 * incidents would help.
 */

const takesHalf = process.argv.includes('--half');
const WEIGHTS = 'src/summaries/state/reading/fitted-weights.json';
const SECTION_WEIGHTS = 'src/summaries/extractive/section-weights.json';

const training = await readTraining(FOLDERS);
const kinds = await Promise.all(training.map(kindExamples));
const kindsWithout = new Map(kinds.map(({ name }) => [name, fitKinds(without(kinds, name))]));
// What a statement is about has to be as uncertain while fitting as it will be later.
const facts = await Promise.all(
  training.map((one) => factExamples(one, kindsWithout.get(one.played.name) ?? {})),
);
const modelsWithout = new Map(
  kinds.map(({ name }) => [
    name,
    { kinds: kindsWithout.get(name) ?? {}, facts: fitFacts(without(facts, name)) },
  ]),
);
const sections = await Promise.all(training.map((one) => sectionExamples(one, modelWithout(one))));
const rows = await Promise.all(training.map(scoreWithout));
console.table(rows);
console.table([totalOf(rows)]);
if (!takesHalf) {
  writeWeights({ kinds: fitKinds(kinds), facts: fitFacts(facts) });
  writeFileSync(SECTION_WEIGHTS, JSON.stringify(fitSections(sections), undefined, 2));
}

function without<T extends { name: string }>(incidents: readonly T[], left: string): T[] {
  const others = incidents.filter(({ name }) => name !== left);
  return takesHalf ? others.filter((_, i) => i % 2 === 0) : others;
}

function modelWithout({ played: { name } }: Training): StateModel {
  return modelsWithout.get(name) ?? { kinds: {}, facts: {} };
}

async function scoreWithout(one: Training) {
  const { played } = one;
  const { lines, record, facts: known, name, claims } = played;
  const state = await buildState(lines, modelWithout(one));
  const top = claims.filter(({ section }) => section === 'headline');
  const model = fitSections(without(sections, name));
  const digest = await buildDigest(state, record.incident, { opening: top, model });
  const shown = [...top, ...digest];
  const textAt = new Map(lines.map(({ at, text }) => [at, text]));
  const score = scoreSummary({ claims: shown, facts: known, textAt });
  const { recall, inPlace, placeable, forbidden, characters } = score;
  return { name, recall, inPlace, placeable, forbidden: forbidden.length, claims: shown.length, characters };
}

function totalOf(rows: readonly Awaited<ReturnType<typeof scoreWithout>>[]) {
  const sumOf = (one: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + one(row), 0);
  return {
    incidents: rows.length,
    recall: sumOf(({ recall }) => recall) / rows.length,
    inPlace: sumOf(({ inPlace }) => inPlace),
    placeable: sumOf(({ placeable }) => placeable),
    forbidden: sumOf(({ forbidden }) => forbidden),
    claims: sumOf(({ claims }) => claims),
  };
}

function writeWeights({ kinds: byFeature, facts: weights }: StateModel): void {
  const rows = Object.entries(byFeature).map(
    ([name, own]) => `    ${JSON.stringify(name)}: [${own.join(', ')}]`,
  );
  const facing = Object.entries(weights).map(([name, weight]) => `    ${JSON.stringify(name)}: ${weight}`);
  const text = `{\n  "kinds": {\n${rows.join(',\n')}\n  },\n  "facts": {\n${facing.join(',\n')}\n  }\n}\n`;
  writeFileSync(WEIGHTS, text);
}
