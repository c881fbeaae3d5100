import { refreshHomes } from '../home/home.js';
import { taskAnnouncement } from '../tasks/task-announcement.js';
import { buildTaskPost } from '../tasks/task-post.js';

/** Posts a change of a task in the incident channel. */
export const announceTask = taskAnnouncement.implement({
  async run(deps, { payload: { channel_id: channelId, by, type, task }, attempt, postOnce }) {
    const about = [task.incident_id];
    if (channelId !== undefined)
      await postOnce({ channelId, about, message: buildTaskPost({ by, type, task }) });
    await refreshHomes(deps, attempt);
  },
});
