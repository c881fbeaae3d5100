import { epochMillis, fromMillis, type Timestamp } from '../../src/base/timestamp.js';
import { keysOf } from '../../src/data/table/keys.js';
import type { Comment } from '../../src/incidents/records/comment.js';
import type { IncidentRecord } from '../../src/incidents/records/incident-record.js';
import type { TimelineEvent } from '../../src/incidents/records/timeline-event.js';
import type { SummaryInput } from '../../src/ports/summarizer.js';
import { aComment, anEvent, anIncident, DECLARED_AT } from '../support/records.js';

const NAMES: Record<string, string> = { U01ALICE: 'Alice', U02BOB: 'Bob', U03CAROL: 'Carol' };

/** Builds a record line by line, one minute apart. Each method returns the sort key to cite. */
export class Conversation {
  readonly #comments: Comment[] = [];
  readonly #events: TimelineEvent[] = [];
  readonly #incident = anIncident();
  #now = epochMillis(DECLARED_AT);

  constructor() {
    const { title, severity } = this.#incident;
    this.#events.push(anEvent({ detail: { title, severity } }));
  }

  says(text: string, more: Partial<Comment> = {}): string {
    const comment = aComment({ timestamp: this.#tick(), text, ...more });
    this.#comments.push(comment);
    return keysOf.comment(comment).SK;
  }

  replies(to: string, text: string, user_id = 'U02BOB'): string {
    return this.says(text, { user_id, thread: to.split('#')[1] ?? '' });
  }

  changes(to: string, note = ''): string {
    const { status } = this.#incident;
    Object.assign(this.#incident, { status: to });
    return this.happens({ type: 'STATUS_CHANGED', detail: { from: status, to }, note });
  }

  happens(event: Partial<TimelineEvent>): string {
    const added = anEvent({ timestamp: this.#tick(), event_id: 'v2', description: '', ...event });
    this.#events.push(added);
    return keysOf.event(added).SK;
  }

  /** The input for a summarizer. */
  input(since?: Timestamp): SummaryInput {
    const { record } = this;
    return { record, nameOf: (id) => NAMES[id] ?? id, now: fromMillis(this.#now), since };
  }

  get record(): IncidentRecord {
    return {
      incident: this.#incident,
      events: this.#events,
      comments: this.#comments,
      participants: [],
      summaries: [],
      tasks: [],
    };
  }

  #tick(): Timestamp {
    this.#now += 60_000;
    return fromMillis(this.#now);
  }
}
