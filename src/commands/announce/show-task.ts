import { UpstreamError } from '../../base/errors.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { PostedMessage } from '../../ports/slack.js';
import { type Block, type Message, withBlocks } from '../../views/blocks.js';
import { taskEventId } from '../tasks/task-announcement.js';
import { findAddition, placesOf } from '../tasks/task-places.js';
import { buildTaskNotice, buildTaskPost, concernsOthers, type TaskPost } from '../tasks/task-post.js';

interface Shown extends TaskPost {
  channelId: string;
  /** Whether its post is too far up to be seen. */
  outOfView: boolean;
  /** What the post has to add. */
  refusals: readonly Block[];
}

type Run = Pick<JobRun, 'attempt' | 'postOnce' | 'request'>;

/**
 * Shows a change in the task's own posts, because an edit pushes nothing up, and mentions the people it concerns in the
 * thread, because an edit notifies nobody: see docs/decisions/0026-edits-are-silent.md. Posts the task again where
 * they're to be notified of a post that's out of view, or where there's none to edit, and resolves to that.
 */
export async function showTask(
  deps: Pick<JobDeps, 'show' | 'store'>,
  run: Run,
  shown: Shown,
): Promise<PostedMessage | undefined> {
  const { task, channelId, outOfView, refusals } = shown;
  const own = await findAddition(deps, task);
  const places = shown.type === 'TASK_ADDED' ? [] : placesOf(own, channelId);
  const message = withBlocks(buildTaskPost(shown), refusals);
  const edited = await editAll(deps, places, { message, about: [task.incident_id] });
  const [newest] = edited;
  if (newest && !(outOfView && concernsOthers(shown))) {
    await mentionConcerned(run, shown, newest);
    return undefined;
  }
  const post = await run.postOnce({ channelId, about: [task.incident_id], message });
  const event = { ...task, timestamp: run.request.created_at, event_id: taskEventId(task) };
  const earlier = edited.filter(({ ts }) => ts !== post.ts);
  if (own) await deps.store.recordPost(own, post, earlier);
  if (own?.event_id !== event.event_id) await deps.store.recordPost(event, post);
  return post;
}

/** Resolves to the posts that could be edited, the newest first; people may have deleted some. */
async function editAll(
  { show }: Pick<JobDeps, 'show'>,
  places: readonly PostedMessage[],
  { message, about }: { message: Message; about: readonly string[] },
): Promise<PostedMessage[]> {
  const edited: PostedMessage[] = [];
  for (const place of places) {
    const isEdited = await show.update(place, message, about).then(() => true, toRefusal);
    if (isEdited) edited.push(place);
  }
  return edited;
}

/** Slack refuses to edit a post that's gone; anything else may succeed when the job runs again. */
function toRefusal(error: unknown): false {
  if (error instanceof UpstreamError && !error.retryable) return false;
  throw error;
}

async function mentionConcerned({ attempt, postOnce }: Run, shown: Shown, place: PostedMessage) {
  const message = buildTaskNotice(shown);
  if (!message) return;
  await attempt('task-notice', () =>
    postOnce({
      step: 'task-notice',
      channelId: place.channelId,
      about: [shown.task.incident_id],
      message,
      threadTs: place.ts,
    }),
  );
}
