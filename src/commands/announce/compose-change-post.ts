import { newValue } from '../../incidents/event-catalog.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { type Block, context, type Message, notice } from '../../views/blocks.js';
import { eventText } from '../../views/event-line.js';
import { shortId } from '../../views/labels.js';
import { buildUpdate } from '../card/announcement.js';
import { composeHandoff } from '../summaries/handoff/compose-handoff.js';
import { buildOpenTasks } from '../tasks/task-post.js';

/** One line for most changes; resolving adds the open tasks, and a handover shows the whole state. */
export async function composeChangePost(
  deps: Pick<JobDeps, 'store'>,
  incident: Incident,
  event: TimelineEvent,
): Promise<Message> {
  const { type, user_id: by = '', note, timestamp: at, detail } = event;
  if (type === 'UPDATE_POSTED') return buildUpdate(incident, { text: note ?? '', at }, by);
  if (type === 'HANDED_OVER') return composeHandoff(deps, { incident, by, to: detail?.user_id, note, at });
  const { text, blocks = [] } = notice(eventText(event));
  const isHidden = type === 'VISIBILITY_CHANGED' && detail?.cause === 'channel';
  const isResolved = newValue('status', event) === 'RESOLVED';
  const tasks = isResolved ? await deps.store.tasksOf(incident.incident_id) : [];
  return { text, blocks: [...blocks, ...(isHidden ? [whoSees(incident)] : []), ...buildOpenTasks(tasks)] };
}

function whoSees({ incident_id }: Incident): Block {
  const id = shortId(incident_id);
  return context(
    `Only the people in this channel can see ${id} now. To show it to everyone again, run \`/incident public\`.`,
  );
}
