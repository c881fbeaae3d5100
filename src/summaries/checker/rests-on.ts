import { conceptsIn } from '../language/concepts.js';
import type { Entry, EntryKind, IncidentState } from '../state/entry.js';
import type { TranscriptLine } from '../transcript.js';
import { entriesOf, nearestEntries } from './record/nearest-entries.js';
import { saysItEnded } from './says-it-ended.js';

/** Kinds of statements that a claim may mistake for something else. */
const KINDS = [
  'proposal',
  'hypothesis',
  'question',
  'context',
  'ruledOut',
  'next',
  'done',
  'cause',
  'impact',
] as const satisfies readonly EntryKind[];
const FATES = ['withdrawn', 'answered', 'overtaken'] as const satisfies readonly Entry['fate'][];

interface Compared {
  claim: string;
  sources: readonly TranscriptLine[];
  state: IncidentState | undefined;
}

/** Features of the statements that a claim repeats: their kinds, and what became of them by the end of the record. */
export function restsOn({ claim, sources, state }: Compared): Record<string, number> {
  const nearest = nearestTo({ claim, sources, state });
  if (nearest.length === 0) return {};
  const isEnd = saysItEnded(claim);
  const hasAll = (is: (entry: Entry) => boolean) => Number(nearest.every(is));
  return {
    ...Object.fromEntries(KINDS.map((kind) => [`repeats ${kind}`, hasAll((entry) => entry.kind === kind)])),
    ...Object.fromEntries(FATES.map((fate) => [`rests ${fate}`, hasAll((entry) => entry.fate === fate)])),
    ...Object.fromEntries(
      FATES.map((fate) => [`still ${fate}`, isEnd ? 0 : hasAll((entry) => entry.fate === fate)]),
    ),
    'rests corrected': Number(nearest.some(({ isCorrected }) => isCorrected === true)),
  };
}

/** Whether the claim only repeats withdrawn statements or answered questions, without saying so. */
export function repeatsWithdrawn(compared: Compared): boolean {
  const nearest = nearestTo(compared);
  const isOver = ({ fate }: Entry) => fate === 'withdrawn' || fate === 'answered';
  return nearest.length > 0 && nearest.every(isOver) && !saysItEnded(compared.claim);
}

function nearestTo({ claim, sources, state }: Compared): Entry[] {
  if (state === undefined) return [];
  return nearestEntries(
    conceptsIn(claim),
    sources.flatMap(({ sk }) => entriesOf(state, sk)),
  );
}
