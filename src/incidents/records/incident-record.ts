import type { Comment } from './comment.js';
import type { Incident } from './incident.js';
import type { Summary } from './incident-summary.js';
import type { Task } from './incident-task.js';
import type { Participant } from './participant.js';
import type { TimelineEvent } from './timeline-event.js';

/** Everything stored about one incident, each list in order of time. */
export interface IncidentRecord {
  incident: Incident;
  participants: Participant[];
  events: TimelineEvent[];
  comments: Comment[];
  summaries: Summary[];
  tasks: Task[];
}
