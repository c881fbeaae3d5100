import { lazy } from '../../../base/lazy.js';
import { conceptsIn } from '../../language/concepts.js';
import type { CueKind } from '../../language/cues/cue-list.js';
import type { EntryKind } from '../../state/entry.js';

interface Meaning {
  kinds: readonly EntryKind[];
  cues: readonly CueKind[];
}

/** Words that a statement of some kind matches without having them. */
const KINDS_OF: readonly (readonly [words: string, kinds: readonly EntryKind[], cues: readonly CueKind[]])[] =
  [
    [
      'affected impacted hit suffer betroffen afectado affecté afetado touché touchée touchés touchées atingido impact auswirkung impacto',
      ['impact'],
      ['affected'],
    ],
    ['cause reason trigger blame fault culprit ursache schuld causa broke problem issue', ['cause'], []],
    ['fix fixed solved resolved behoben gelöst', ['recovery', 'done'], []],
    [
      'help helped helps geholfen hilft ayudó',
      ['recovery', 'ruledOut', 'impact'],
      ['failure', 'recovery', 'ruledOut'],
    ],
    [
      'work works working funktioniert geht funciona funcionan funcionar marche marchent fonctionne fonctionnent usable',
      ['recovery'],
      ['recovery', 'failure'],
    ],
    ['decided decide decision entschieden entscheidung beschlossen', ['decision'], []],
    [
      'take takes own owns handle handles care does fixes fix look übernimmt kümmert encarga',
      ['next', 'decision', 'progress', 'done'],
      [],
    ],
    ['next left todo remaining remain follow-up plan task steps tun', ['next'], []],
    ['try tried attempt attempted versucht probiert done', ['done', 'decision'], []],
    ['suspect suspected suspicion theory vermutet verdacht', ['hypothesis'], []],
  ];

const meanings = lazy(
  () =>
    new Map<string, Meaning>(
      KINDS_OF.flatMap(([words, kinds, cues]) =>
        [...conceptsIn(words)].map((one) => [one, { kinds, cues }] as const),
      ),
    ),
);

/** The kinds and cues of statements that match a word without having it. */
export function meaningOf(word: string): Meaning {
  return meanings().get(word) ?? { kinds: [], cues: [] };
}
