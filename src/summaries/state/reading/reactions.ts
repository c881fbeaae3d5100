import { sharedWords } from '../../content-words.js';
import type { CueKind } from '../../language/cues/cue-list.js';
import { wordsOfAll } from '../../language/statements.js';
import { cuesOfSaid } from './cues-of-said.js';
import type { Said, Situated } from './situated.js';

/** What someone may react to. */
const SUBJECTS: readonly (readonly [string, (said: Said) => boolean])[] = [
  ['question', ({ statements }) => statements.some(({ isQuestion }) => isQuestion)],
  ['guess', (said) => hasAny(said, 'hedge', 'proposal')],
  ['cause', (said) => hasAny(said, 'cause')],
  ['attempt', (said) => hasAny(said, 'done')],
  ['plan', (said) => hasAny(said, 'plan')],
];

/** How someone reacts; the first match counts. */
const STANCES: readonly (readonly [string, CueKind | undefined])[] = [
  ['no', 'negation'],
  ['well', 'recovery'],
  ['bad', 'failure'],
  ['done', 'done'],
  ['plain', undefined],
];

/** Feature names by subject, built once. */
const REACTIONS = SUBJECTS.map(([subject, is]) => ({
  is,
  stances: STANCES.map(([stance]) => `to ${subject} ${stance}`),
  aboutIt: `to ${subject} about it`,
  aboutMore: `to ${subject} about more`,
}));
const TAKES_UP = [0, 1, 2].map((words) => `takes up ${words}`);

/** Names of features for a statement's reaction: `The disk is fine` rules out `bet the disk is full` without a no. */
export function reactionsOf(it: Situated): string[] {
  const said = reactedTo(it);
  if (said === undefined) return [];
  const own = it.statement.cues;
  const stance = STANCES.findIndex(([, cue]) => cue === undefined || own.has(cue));
  const shared = sharedWords(it.statement.words, wordsOfAll(said.statements));
  const features = [TAKES_UP[Math.min(2, shared)] ?? ''];
  for (const { is, stances, aboutIt, aboutMore } of REACTIONS)
    if (is(said)) features.push(stances[stance] ?? '', shared > 0 ? aboutIt : aboutMore);
  return features;
}

/** The message it replies to, or what someone else said right before it. */
function reactedTo({ parent, before, line }: Situated): Said | undefined {
  return parent ?? (before?.line.userId === line.userId ? undefined : before);
}

function hasAny(said: Said, ...kinds: CueKind[]): boolean {
  return cuesOfSaid(said).hasAny(...kinds);
}
