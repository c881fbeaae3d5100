/**
 * Fits the weights by which a claim is taken to follow from its lines, and says how well they do on incidents left out:
 * `npm run fit:claims`.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { claimsFile } from '../../src/cli/eval/facts-file.js';
import { playTranscript } from '../../src/cli/eval/play-transcript.js';
import { readJsonInput } from '../../src/cli/read-input.js';
import type { Section } from '../../src/incidents/records/incident-summary.js';
import { withKnownFacts } from '../../src/summaries/checker/check-claims.js';
import { entailmentFeatures, neededFor } from '../../src/summaries/checker/is-entailed.js';
import { extractiveSummarizer } from '../../src/summaries/extractive/extractive-summarizer.js';
import { buildState } from '../../src/summaries/state/build-state.js';
import { type Example, fitLogistic, likelihood } from './logistic.js';
import { FOLDERS } from './training-set.js';
import { writeWeights } from './write-weights.js';

/** Many features for few claims. */
const RIDGE = 20;

/** A claim with a number or name that its lines don't have is dropped whatever the weights say. */
interface Judged {
  slug: string;
  isTrue: boolean;
  example: Example | undefined;
}

async function claimsIn(directory: string): Promise<Judged[]> {
  const all = await readJsonInput(join(directory, 'claims.json'), claimsFile);
  const judged: Judged[] = [];
  for (const slug of new Set(all.map((one) => one.slug))) {
    const { lines, record, now, nameOf } = await playTranscript(directory, slug, extractiveSummarizer);
    const state = await buildState(lines);
    const against = { lines, state, incident: record.incident, now, nameOf };
    const skAt = new Map(lines.map(({ at, sk }) => [at, sk]));
    for (const { ok, text, section, cites } of all.filter((one) => one.slug === slug)) {
      const claim = {
        section: section as Section,
        text,
        citations: cites.flatMap((at) => skAt.get(at) ?? []),
      };
      const known = withKnownFacts(claim, against);
      const example = known && { features: entailmentFeatures(known), isTrue: ok };
      judged.push({ slug, isTrue: ok, example });
    }
  }
  return judged;
}

function leaveOneOut(judged: readonly Judged[]): void {
  const decided = [...new Set(judged.map(({ slug }) => slug))].flatMap((slug) => {
    const fitted = fitLogistic(examplesOf(judged.filter((one) => one.slug !== slug)), RIDGE);
    const isAccepted = ({ features }: Example) => likelihood(fitted, features) >= neededFor(features);
    return judged
      .filter((one) => one.slug === slug)
      .map(({ isTrue, example }) => ({ isTrue, accepted: example !== undefined && isAccepted(example) }));
  });
  const share = (isTrue: boolean, accepted: boolean) => {
    const own = decided.filter((one) => one.isTrue === isTrue);
    return (own.filter((one) => one.accepted === accepted).length / own.length).toFixed(2);
  };
  console.log(
    `true rejected ${share(true, false)}, false accepted ${share(false, true)} of ${decided.length}`,
  );
}

function examplesOf(judged: readonly Judged[]): Example[] {
  return judged.flatMap(({ example }) => example ?? []);
}

const all = (await Promise.all(FOLDERS.map(claimsIn))).flat();
leaveOneOut(all);
const fitted = fitLogistic(examplesOf(all), RIDGE);
await writeFile(
  'src/summaries/checker/claim-weights.ts',
  writeWeights('CLAIM', fitted, 'scripts/fit/fit-claims.ts'),
);
process.exit(0);
