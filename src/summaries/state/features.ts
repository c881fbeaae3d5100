import type { CueKind } from '../language/cues/cue-list.js';
import { cuesOfSaid } from './cues-of-said.js';
import { reactionsOf } from './reactions.js';
import { addShapes } from './shapes.js';
import type { Situated } from './situated.js';

/** Names that say whose view someone has: people who talk to customers know the impact. */
const SUPPORT =
  /support|help ?desk|service|customer|kunden|chat|atenci|サポート|comms|communic|airport|store|front/iu;
/** Where the parts of an incident end that have habits of their own. */
const PARTS = [0.08, 0.25, 0.5, 0.75, 0.92];

/** What can be known about a statement without understanding it: names of features that a fitted model weighs. */
export function featuresOf(it: Situated): string[] {
  const { statement } = it;
  const own = statement.cues.all();
  const features = ['any'];
  addCues(features, 'cue', own);
  addPairs(features, own);
  addCues(features, 'previous', it.previous?.cues.all());
  addCues(features, 'next', it.next?.cues.all());
  addCues(features, 'parent', it.parent && cuesOfSaid(it.parent));
  if (it.parent === undefined) addCues(features, 'before', it.before && cuesOfSaid(it.before));
  features.push(...reactionsOf(it));
  addCues(features, 'heading', statement.heading?.all());
  addShapes(features, statement.text);
  addPlace(features, it);
  return features;
}

/** The same few names come back all the time, so each is made once. */
const names = new Map<string, Map<string, string>>();

function nameOf(where: string, what: string): string {
  const own = names.get(where) ?? new Map<string, string>();
  names.set(where, own);
  const known = own.get(what) ?? `${where} ${what}`;
  own.set(what, known);
  return known;
}

const NONE: ReadonlySet<CueKind> = new Set();

function addCues(features: string[], where: string, cues = NONE): void {
  for (const cue of cues) features.push(nameOf(where, cue));
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

/** Two phrases together often mean something else: `not` and `affected`. */
function addPairs(features: string[], own: ReadonlySet<CueKind>): void {
  const present = PAIRED.filter((cue) => own.has(cue));
  for (const [i, a] of present.entries())
    for (let j = i + 1; j < present.length; j++) features.push(nameOf(`both ${a}`, present[j] ?? a));
}

function addPlace(features: string[], it: Situated): void {
  const { statement, line, previous, next, parent, progress } = it;
  const add = (name: string, is: boolean | undefined) => is && features.push(name);
  features.push(nameOf('line', line.kind), `part ${PARTS.filter((part) => progress > part).length}`);
  if (line.kind === 'change') features.push(nameOf('event', line.type ?? ''));
  if (line.detail.to !== undefined) features.push(nameOf('becomes', line.detail.to));
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
