import { CUE_KINDS, type CueKind, cueBit } from '../../language/cues/cue-list.js';
import type { Cues } from '../../language/cues-in.js';
import { cuesOfSaid } from './cues-of-said.js';
import { reactionsOf } from './reactions.js';
import { addShapes, nth } from './shapes.js';
import type { Situated } from './situated.js';

/** Names of teams or roles that talk to customers, and so know the impact. */
const SUPPORT =
  /support|help ?desk|service|customer|kunden|chat|atenci|サポート|comms|communic|airport|store|front/iu;
/** Boundaries between parts of an incident, as shares of its lines. People write differently in each. */
const PARTS = [0.08, 0.25, 0.5, 0.75, 0.92];
const PART_NAMES = [...PARTS, 1].map((_, part) => `part ${part}`);
const LINE_NAMES = { said: 'line said', note: 'line note', bot: 'line bot', change: 'line change' } as const;

/** The features of a statement that a fitted model weighs, by name. None requires understanding the text. */
export function featuresOf(it: Situated): string[] {
  const { statement } = it;
  const features = ['any'];
  addCues(features, OWN, statement.cues);
  addPairs(features, statement.cues);
  addCues(features, PREVIOUS, it.previous?.cues);
  addCues(features, NEXT, it.next?.cues);
  addCues(features, PARENT, it.parent && cuesOfSaid(it.parent));
  if (it.parent === undefined) addCues(features, BEFORE, it.before && cuesOfSaid(it.before));
  for (const reaction of reactionsOf(it)) features.push(reaction);
  addCues(features, HEADING, statement.heading);
  addShapes(features, statement.text);
  addPlace(features, it);
  return features;
}

/** A bit and its feature name, built once because the same names recur constantly. */
interface CueName {
  bit: number;
  name: string;
}

function namesFor(where: string): readonly CueName[] {
  return CUE_KINDS.map((kind) => ({ bit: cueBit(kind), name: `${where} ${kind}` }));
}

const OWN = namesFor('cue');
const PREVIOUS = namesFor('previous');
const NEXT = namesFor('next');
const PARENT = namesFor('parent');
const BEFORE = namesFor('before');
const HEADING = namesFor('heading');

function addCues(features: string[], names: readonly CueName[], cues: Cues | undefined): void {
  if (cues === undefined || cues.bits === 0) return;
  for (const { bit, name } of names) if ((cues.bits & bit) !== 0) features.push(name);
}

const PAIRED: readonly CueKind[] = [
  'negation',
  'failure',
  'cause',
  'done',
  'affected',
  'hedge',
  'ongoing',
  'plan',
  'past',
  'recovery',
  'asking',
  'proposal',
  'ruledOut',
  'request',
  'universal',
];

const PAIRS: readonly CueName[] = PAIRED.flatMap((a, i) =>
  PAIRED.slice(i + 1).map((b) => ({ bit: cueBit(a) | cueBit(b), name: `both ${a} ${b}` })),
);
const PAIRED_BITS = PAIRED.reduce((bits, kind) => bits | cueBit(kind), 0);

/** Two cues together often mean something else: negation and impact, for example. */
function addPairs(features: string[], { bits }: Cues): void {
  const paired = bits & PAIRED_BITS;
  // Fewer than two cues make no pair, as in most statements.
  if ((paired & (paired - 1)) === 0) return;
  for (const { bit, name } of PAIRS) if ((paired & bit) === bit) features.push(name);
}

function addPlace(features: string[], it: Situated): void {
  const { statement, line, previous, next, parent, progress } = it;
  const add = (name: string, is: boolean | undefined) => is && features.push(name);
  features.push(LINE_NAMES[line.kind], nth(PART_NAMES, PARTS, progress));
  if (line.kind === 'change') features.push(`event ${line.type ?? ''}`);
  if (line.detail.to !== undefined) features.push(`becomes ${line.detail.to}`);
  add('kept', line.isKey);
  add('question', statement.isQuestion);
  add('listed', statement.isListed);
  add('first', previous === undefined);
  add('last', next === undefined);
  add('alone', previous === undefined && next === undefined);
  add('after question', previous?.isQuestion);
  add('by support', SUPPORT.test(line.who));
  add('follows question', parent === undefined && followsQuestion(it));
  if (parent === undefined) return;
  features.push('reply');
  add(
    'reply to question',
    parent.statements.some(({ isQuestion }) => isQuestion),
  );
  add('reply to itself', parent.line.userId === line.userId);
  add('reply to bot', parent.line.kind === 'bot');
}

function followsQuestion({ line, before }: Situated): boolean {
  return before?.line.userId !== line.userId && before?.statements.at(-1)?.isQuestion === true;
}
