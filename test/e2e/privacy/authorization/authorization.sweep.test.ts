import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ArgumentReader } from '../../../../src/commands/kernel/arguments/argument-reader.js';
import { findCommand } from '../../../../src/commands/registry.js';
import type { Permission } from '../../../../src/incidents/access-rules.js';
import { extractiveSummarizer } from '../../../../src/summaries/extractive/extractive-summarizer.js';
import { textOf, useAegis } from '../../../support/aegis.js';
import { settingsFrom } from '../../../support/process.js';
import { ALICE, GENERAL, INCIDENTS } from '../../../support/slack.js';
import {
  ACTORS,
  type Actor,
  may,
  maySee,
  PEOPLE,
  TRIES_ALL,
  type Visibility,
  visibilitiesFor,
} from './actors.js';
import { ATTEMPTS, type Attempt } from './attempts.js';
import { createRecordReader, setStage, TITLE, WHO } from './stage.js';

const aegis = useAegis({
  summarizer: extractiveSummarizer,
  settings: settingsFrom(
    'services: { payments: { pagerduty: { routing_key_env: KEY, url: "http://127.0.0.1:9" } } }',
  ),
});
/** Everything that anyone could see in Slack. The immediate answer is checked by its text. */
function visibleInSlack(channel: string): unknown {
  const { workspace, posts, shownTo } = aegis();
  return [
    [channel, INCIDENTS, GENERAL].map((where) => posts(where).map(textOf)),
    workspace.files.size,
    workspace.modals.length,
    workspace.channels.size,
    shownTo(WHO).slice(1),
  ];
}

const permissions = new Map<string, Permission>();

/** What the registry declares for a line. It depends on the line and the state of the incident, not on the person. */
async function permissionOf(attempt: Attempt, visibility: Visibility, line: string): Promise<Permission> {
  const key = `${visibility} ${attempt.line}`;
  const known = permissions.get(key) ?? (await readPermission({ ...attempt, line }));
  permissions.set(key, known);
  return known;
}

/** The check for someone who may do everything. */
async function readPermission({ command: name, line, namesNone }: Attempt): Promise<Permission> {
  const { requestDeps: deps, clock } = aegis();
  const command = findCommand(name);
  if (!command) throw new Error(`there's no command ${name}`);
  const invocation = { requestId: `probe-${line}`, userId: ALICE, at: clock.now(), channelId: GENERAL };
  const reader = new ArgumentReader(line.replace(/^\w+( 1)?/, ''));
  const isAboutIncident = command.target !== 'none' && !namesNone;
  const incident = isAboutIncident ? await deps.store.getIncident('INC-000001') : undefined;
  const { access } = await command.prepare(deps, { invocation, incident, reader });
  return access.permission;
}

/** On an archived incident, one place refuses all changes, so each change is tried by a quarter of the people. */
function isSkipped(attempt: Attempt, actor: Actor, visibility: Visibility): boolean {
  if (attempt.onceForAll && visibility !== 'public') return true;
  if (!visibility.includes('archived')) return false;
  // An archived incident's messages are in the archive, so there's none to redact.
  if (attempt.command === 'redact') return true;
  const turn = ATTEMPTS.indexOf(attempt) + PEOPLE.indexOf(actor);
  return !TRIES_ALL && !attempt.onArchived && turn % 4 !== 0;
}

const REFUSAL = /^(?:Only|Guests and people)/;

describe.each(Object.entries(ACTORS))('%s', (_, actor) => {
  it.each(visibilitiesFor(actor))(
    'can do exactly what the rules allow for a %s incident',
    async (visibility) => {
      const { channel, link } = await setStage(aegis(), actor, visibility);
      const readRecord = createRecordReader(aegis());
      const state = async () => [await readRecord(), visibleInSlack(channel)];
      const problems: string[] = [];
      for (const attempt of ATTEMPTS) {
        if (isSkipped(attempt, actor, visibility)) continue;
        const line = attempt.line.replace('LINK', link);
        const permission = await permissionOf(attempt, visibility, line);
        const isAboutIncident = findCommand(attempt.command)?.target !== 'none' && !attempt.namesNone;
        const isArchived = (await aegis().deps.store.getIncident('INC-000001'))?.archive_key !== undefined;
        aegis().workspace.ephemerals.splice(0);
        aegis().workspace.modals.splice(0);
        const before = await state();
        const said = await aegis().type(line, { user: WHO, channel: GENERAL });
        const changed = !isDeepStrictEqual(await state(), before);
        const shown = aegis().shownTo(WHO).join('\n');
        const report = (what: string) => problems.push(`${line}: ${what}: ${said}`);

        if (said.includes('went wrong inside')) report('failed');
        if (isAboutIncident && !maySee(actor, visibility)) {
          if (changed || shown.includes(TITLE)) report('leaked');
          const isHidden = said.includes("There's no incident INC-1");
          // Bots and deactivated people who were in the channel know of the incident, and still learn nothing.
          if (!isHidden && (actor.isActive || !REFUSAL.test(said))) report("didn't hide it");
        } else if (isAboutIncident && !may(actor, permission, visibility)) {
          if (changed) report('had an effect');
          if (!REFUSAL.test(said)) report("wasn't refused");
        } else if (isArchived && isAboutIncident && !attempt.onArchived) {
          if (changed) report('changed an archived incident');
          if (!/^INC-1 is archived/.test(said)) report("wasn't refused");
        } else if (isAboutIncident && !(attempt.publicOnly && visibility.includes('private'))) {
          if (attempt.shows ? !attempt.shows.test(said) : !changed) report('had no effect');
        } else if (!isAboutIncident && !actor.isActive) {
          if (changed) report('had an effect');
        } else if (attempt.namesNone) {
          const isAllowed = may(actor, permission, 'public');
          if (!(isAllowed ? attempt.shows : REFUSAL)?.test(said))
            report(isAllowed ? 'had no effect' : "wasn't refused");
        }
      }
      const elsewhere = [...aegis().posts(INCIDENTS), ...aegis().posts(GENERAL)].map(textOf).join();
      // A lead makes it public above.
      if (visibility === 'private' && !actor.role && elsewhere.includes(TITLE))
        problems.push('leaked in public');

      expect(problems).toEqual([]);
    },
  );
});
