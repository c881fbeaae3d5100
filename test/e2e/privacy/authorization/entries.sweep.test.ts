import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../../support/aegis.js';
import { GENERAL, INCIDENTS } from '../../../support/slack.js';
import {
  ACTORS,
  type Actor,
  may,
  maySee,
  PEOPLE,
  TRIES_ALL,
  VISIBILITIES,
  type Visibility,
  visibilitiesFor,
} from './actors.js';
import { findEntries, shownTo } from './entries.js';
import type { Entry } from './entry.js';
import { createRecordReader, type Stage, setStage, TITLE, WHO } from './stage.js';

const aegis = useAegis({ summarizer: extractiveSummarizer });
/** Of those that are refused, and of those that are allowed, which do something and take longer. */
const SHARE = TRIES_ALL ? { refused: 1, allowed: 1 } : { refused: 2, allowed: 8 };

type Verdict = 'hidden' | 'refused' | 'archived' | 'allowed';

/** What the rules say about a person who was shown a button or a form while they could still use it. */
function verdictOf(
  actor: Actor,
  { access, isAboutIncident, changes }: Entry,
  visibility: Visibility,
): Verdict {
  if (!isAboutIncident)
    return actor.isActive && (access.permission === 'viewer' || actor.isMember) ? 'allowed' : 'refused';
  if (!maySee(actor, visibility)) return 'hidden';
  if (!may(actor, access.permission, visibility)) return 'refused';
  return changes && visibility.includes('archived') ? 'archived' : 'allowed';
}

const REFUSAL = /^(?:Only|Guests and people)/;
const SAYS: Record<Exclude<Verdict, 'allowed'>, RegExp> = {
  hidden: /^There's no incident/,
  refused: REFUSAL,
  archived: /^INC-1 is archived/,
};

/** Everything that anyone else could see in Slack. */
function visibleInSlack(channel: string): unknown {
  const { workspace, posts } = aegis();
  const texts = [channel, INCIDENTS, GENERAL].map((where) => posts(where).map(textOf));
  return [texts, workspace.files.size, workspace.channels.size];
}

/** Uses an entry, and returns what it showed the person. */
async function tryOut({ use }: Entry): Promise<string> {
  const { workspace, clock } = aegis();
  workspace.ephemerals.splice(0);
  workspace.modals.splice(0);
  clock.advance(1_000);
  const errors = (await use()) ?? '';
  return [errors, shownTo(aegis(), WHO)].join('\n').trim();
}

interface Try {
  entry: Entry;
  verdict: Verdict;
}

/** Those that are to be tried, with what the rules say about them. */
async function findTries(actor: Actor, visibility: Visibility, stage: Stage): Promise<Try[]> {
  const turn = PEOPLE.indexOf(actor) + VISIBILITIES.indexOf(visibility);
  const entries = await findEntries(aegis(), stage);
  return entries
    .map((entry) => ({ entry, verdict: verdictOf(actor, entry, visibility) }))
    .filter(({ verdict }, n) => (n + turn) % SHARE[verdict === 'allowed' ? 'allowed' : 'refused'] === 0);
}

/** What was wrong with the refusal. */
async function findLapses({ isActive }: Actor, { entry, verdict }: Try): Promise<string[]> {
  if (verdict === 'allowed') return [];
  const shown = await tryOut(entry);
  const home = JSON.stringify(aegis().workspace.homes.get(WHO) ?? '');
  const isRefused = SAYS[verdict].test(shown) || (verdict === 'hidden' && !isActive && REFUSAL.test(shown));
  const isLeaked = verdict === 'hidden' && `${shown}${home}`.includes(TITLE);
  return [
    ...(isRefused ? [] : [`${entry.name} isn't ${verdict}: ${shown}`]),
    ...(isLeaked ? [`${entry.name} leaks: ${shown}`] : []),
  ];
}

/** In the order in which they come, so some have less to do after others. Drawing and archiving take long. */
async function findRefusals(tries: readonly Try[]): Promise<string[]> {
  const refused: string[] = [];
  for (const { entry, verdict } of tries) {
    if (verdict !== 'allowed' || /archive|image/.test(entry.name)) continue;
    const shown = await tryOut(entry);
    if (REFUSAL.test(shown) || shown.includes('went wrong inside')) refused.push(`${entry.name}: ${shown}`);
  }
  return refused;
}

describe.each(Object.entries(ACTORS))('%s', (_, actor) => {
  it.each(visibilitiesFor(actor))(
    'gets exactly as far as the rules allow with what they were shown before: a %s incident',
    async (visibility) => {
      const stage = await setStage(aegis(), actor, visibility);
      const readRecord = createRecordReader(aegis());
      const state = async () => [await readRecord(), visibleInSlack(stage.channel)];
      const tries = await findTries(actor, visibility, stage);
      const before = await state();
      const problems: string[] = [];

      for (const one of tries) {
        problems.push(...(await findLapses(actor, one)));
        if (TRIES_ALL && !isDeepStrictEqual(await state(), before))
          problems.push(`${one.entry.name} has an effect`);
      }

      expect(problems).toEqual([]);
      expect(await state()).toEqual(before);
      expect(await findRefusals(tries)).toEqual([]);
    },
  );
});
