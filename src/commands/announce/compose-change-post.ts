import { newValue } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import {
  actions,
  type Block,
  commandButton,
  context,
  ID_KEY,
  type Message,
  notice,
} from '../../views/blocks.js';
import { eventText } from '../../views/event-line.js';
import { shortId } from '../../views/labels.js';
import { buildUpdate } from '../card/announcement.js';
import { undoButton } from '../lifecycle/undo-button.js';
import { buildRoleInstructions } from '../people/role-instructions.js';
import { composeHandoff } from '../summaries/handoff/compose-handoff.js';
import { buildOpenTasks } from '../tasks/task-post.js';
import { CHANNEL_NOTES } from '../visibility/channel-notes.js';

/**
 * One line for most changes, with buttons for what may follow; a handover shows the whole state. `first`: a change that
 * the same post showed before.
 */
export async function composeChangePost(
  deps: Pick<JobDeps, 'settings' | 'store'>,
  incident: Incident,
  event: TimelineEvent,
  first?: TimelineEvent,
): Promise<Message> {
  const { type, user_id: by = '', note, timestamp: at, detail } = event;
  if (type === 'UPDATE_POSTED')
    return buildUpdate(incident, { text: note ?? '', at, next: detail?.next }, by);
  if (type === 'HANDED_OVER') return composeHandoff(deps, { incident, by, to: detail?.user_id, note, at });
  const changes = first ? [first, event] : [event];
  const { text, blocks = [] } = notice(changes.map(eventText).join('\n'));
  const isConverted = type === 'VISIBILITY_CHANGED' && detail?.cause === 'channel';
  const visibility = newValue('visibility', event);
  const status = newValue('status', event);
  const isEnd = status === 'RESOLVED' || status === 'CLOSED';
  const openTasks = isEnd ? buildOpenTasks(await deps.store.tasksOf(incident.incident_id)) : [];
  const more = [
    ...(isConverted ? [whoSees(incident)] : []),
    ...(visibility === undefined || isConverted ? [] : [channelNote(visibility)]),
    ...changes.flatMap((change) => offerGuide(deps, change)),
    ...openTasks,
    ...stepsAfter(deps, event, { hasTasks: openTasks.length > 0 }),
  ];
  return { text, blocks: [...blocks, ...more] };
}

/** A button that shows what a role involves, so that nobody who knows it has to read it. */
function offerGuide(
  { settings }: Pick<JobDeps, 'settings'>,
  { type, incident_id, detail }: TimelineEvent,
): Block[] {
  const role = type === 'ROLE_ASSIGNED' ? detail?.role : undefined;
  if (role === undefined || !buildRoleInstructions(incident_id, role, settings.roleInstructions)) return [];
  const guide = { label: `Role guide: ${role}`, command: `roles ${ID_KEY}${incident_id} guide:${role}` };
  return [actions([commandButton(guide)])];
}

/** What may follow a resolution, a close or a raise to the worst severity, in one row. */
function stepsAfter(
  { settings }: Pick<JobDeps, 'settings'>,
  event: TimelineEvent,
  { hasTasks }: { hasTasks: boolean },
): Block[] {
  const status = newValue('status', event);
  const id = `${ID_KEY}${event.incident_id}`;
  const steps = [
    ...undoButton(settings.process, event),
    ...(hasTasks ? [commandButton({ label: 'Tasks', command: `tasks ${id}` })] : []),
    ...(status === 'RESOLVED'
      ? [commandButton({ label: 'Resolution note', command: `resolution ${id}` })]
      : []),
    ...(status === 'CLOSED' ? closingSteps(id) : []),
  ];
  return steps.length === 0 ? [] : [actions(steps)];
}

/** What usually follows once an incident is closed. */
function closingSteps(id: string): ReturnType<typeof commandButton>[] {
  return [
    commandButton({ label: 'Post-mortem', command: `postmortem ${id}` }),
    commandButton({ label: 'Export', command: `export ${id}` }),
    commandButton({ label: 'Archive channel', command: `archive ${id} channel` }),
  ];
}

function channelNote(visibility: string): Block {
  return context(CHANNEL_NOTES[visibility === 'private' ? 'private' : 'public']);
}

function whoSees({ incident_id }: Incident): Block {
  const id = shortId(incident_id);
  return context(
    `Only the people in this channel can see ${id} now. To show it to everyone again, run \`/incident public\`.`,
  );
}
