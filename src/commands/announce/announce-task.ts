import type { Timestamp } from '../../base/timestamp.js';
import { learnerSpoke } from '../../capture/learner-spoke.js';
import { isDrill } from '../../incidents/drill-id.js';
import type { Task } from '../../incidents/records/incident-task.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { PostedMessage } from '../../ports/slack.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { refreshHomes } from '../home/home.js';
import { inviteAssignee } from '../people/invite-assignee.js';
import { taskAnnouncement } from '../tasks/task-announcement.js';
import { showTask } from './show-task.js';

interface Heard {
  task: Task;
  post: PostedMessage;
  at: Timestamp;
}

/** The people of a drill hear of its tasks, and may do them. */
async function letOthersHear(deps: JobDeps, { task, post: { channelId, ts }, at }: Heard): Promise<void> {
  const { incident_id, text } = task;
  if (!isDrill(incident_id)) return;
  const requestId = `${learnerSpoke.kind}-${incident_id}-${ts}`;
  await learnerSpoke.open(deps, { requestId, at }, { incident_id, channel_id: channelId, ts, text });
}

/** Shows a change of a task in the incident channel, once its owner is there to read it. */
export const announceTask = taskAnnouncement.implement({
  async run(deps, { payload, request, attempt, postOnce }) {
    const { channel_id: channelId, by, type } = payload;
    const task = await withWordsOfNow(deps, payload.task);
    const { incident_id: incidentId, owner } = task;
    if (channelId !== undefined) {
      const isGiven = type === 'TASK_ADDED' || type === 'TASK_ASSIGNED';
      const userId = isGiven && owner !== by ? owner : undefined;
      const refusals = await inviteAssignee(deps, { attempt, postOnce }, { channelId, userId, incidentId });
      const { from, out_of_view: outOfView } = payload;
      const shown = { by, type, task, from, outOfView, channelId, refusals };
      const post = await showTask(deps, { attempt, postOnce, request }, shown);
      if (post && type === 'TASK_ADDED') await letOthersHear(deps, { task, post, at: request.created_at });
    }
    await refreshHomes(deps, attempt);
  },
  async onFailure({ show }, { payload: { channel_id: channelId, by, task }, fact }) {
    const id = shortId(task.incident_id);
    const text = `Task ${task.number} is on the record of ${id}, but it couldn't be posted in its channel. ${fact}`;
    await show.notify({ channelId, userId: by }, notice(text), [task.incident_id]);
  },
});

/** The words may have been redacted since the change. */
async function withWordsOfNow({ store }: Pick<JobDeps, 'store'>, task: Task): Promise<Task> {
  const now = (await store.tasksOf(task.incident_id)).find(({ number }) => number === task.number);
  return { ...task, text: now?.text ?? task.text };
}
