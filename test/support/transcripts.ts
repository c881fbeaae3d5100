import { readFileSync } from 'node:fs';
import type { Timestamp } from '../../src/base/timestamp.js';
import { keysOf } from '../../src/data/table/keys.js';
import { parseTranscript, type RecordedLine } from '../../src/drills/transcript-file.js';
import type { Comment } from '../../src/incidents/records/comment.js';
import type { Incident } from '../../src/incidents/records/incident.js';
import type { IncidentRecord } from '../../src/incidents/records/incident-record.js';
import type { TimelineEvent } from '../../src/incidents/records/timeline-event.js';
import { anIncident } from './records.js';

export interface LoadedTranscript {
  record: IncidentRecord;
  nameOf: (userId: string) => string;
}

/**
 * The record that a transcript leaves behind when it is played, made without Slack or a table; with `asOf` as it
 * stood at that moment.
 */
export function loadTranscript(path: string, asOf?: Timestamp): LoadedTranscript {
  const { meta, lines } = parseTranscript(readFileSync(path, 'utf8'));
  const names = new Map(meta.users.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const past = lines.filter(({ at }) => asOf === undefined || at <= asOf);
  const [first] = lines;
  const recorder = new Recorder(
    anIncident({
      title: meta.title,
      service: meta.service ?? 'unassigned',
      severity: meta.severity ?? 'P2',
      created_at: first?.at ?? anIncident().created_at,
    }),
    nameOf,
  );
  for (const line of past) recorder.record(line);
  return { record: recorder.result(), nameOf };
}

/** Writes down what each line of a transcript does, as commands and capture do. */
class Recorder {
  readonly #nameOf: (userId: string) => string;
  readonly #comments = new Map<Timestamp, Comment>();
  readonly #events: TimelineEvent[] = [];
  #incident: Incident;

  constructor(incident: Incident, nameOf: (userId: string) => string) {
    this.#incident = incident;
    this.#nameOf = nameOf;
  }

  result(): IncidentRecord {
    const comments = [...this.#comments.values()];
    return {
      incident: this.#incident,
      participants: [],
      events: this.#events,
      comments,
      summaries: [],
      tasks: [],
    };
  }

  record(line: RecordedLine): void {
    if (line.kind === 'message') this.#say(line, { text: line.text });
    else if (line.kind === 'thread_reply') this.#say(line, { text: line.text, thread: line.thread });
    else if (line.kind === 'file') this.#say(line, { text: line.text, files: [line.file] });
    else if (line.kind === 'bot_message')
      this.#say(line, { text: line.text, author_kind: 'bot', author_name: this.#nameOf(line.user) });
    else if (line.kind === 'edit') this.#change(line.target, { text: line.text, edited_at: line.at });
    else if (line.kind === 'delete') this.#change(line.target, { text: undefined, deleted_at: line.at });
    else if (line.kind === 'pin') this.#pin(line);
    else if (line.kind === 'command') this.#command(line, line.command);
    else this.#happen(line);
  }

  #say({ at, user }: RecordedLine, words: Partial<Comment>): void {
    const { incident_id } = this.#incident;
    this.#comments.set(at, { incident_id, timestamp: at, user_id: user, source: 'message', ...words });
  }

  #change(target: Timestamp, change: { [K in keyof Comment]?: Comment[K] | undefined }): void {
    const comment = this.#comments.get(target);
    if (comment) this.#comments.set(target, { ...comment, ...change } as Comment);
  }

  #happen(line: RecordedLine): void {
    if (line.kind === 'topic') this.#event(line, { type: 'TOPIC_CHANGED', note: line.text });
    if (line.kind === 'join') this.#event(line, { type: 'PARTICIPANT_JOINED' });
    if (line.kind === 'leave') this.#event(line, { type: 'PARTICIPANT_LEFT' });
  }

  #event({ at, user }: RecordedLine, event: Partial<TimelineEvent>): void {
    const { incident_id, version } = this.#incident;
    this.#events.push({
      incident_id,
      event_id: `v${version}`,
      timestamp: at,
      type: 'UNKNOWN',
      description: '',
      source: 'Slack',
      user_id: user,
      ...event,
    });
  }

  #pin(line: Extract<RecordedLine, { target: string }>): void {
    const pinned = this.#comments.get(line.target);
    if (!pinned) return;
    const note = pinned.text ?? '';
    this.#event(line, {
      type: 'MESSAGE_PINNED',
      key_event: true,
      note,
      detail: { comment: keysOf.comment(pinned).SK },
    });
  }

  #command(line: RecordedLine, command: string): void {
    const [, verb = '', first = '', ...rest] = command.split(' ');
    const note = rest.join(' ');
    const { status, severity } = this.#incident;
    this.#incident = { ...this.#incident, version: this.#incident.version + 1, updated_at: line.at };
    if (verb === 'declare')
      this.#declare(line, { severity: first, service: rest[0] ?? '', title: rest.slice(1).join(' ') });
    if (verb === 'status') {
      const to = first.toUpperCase();
      this.#incident.status = to;
      const type = to === status ? 'STATUS_CONFIRMED' : 'STATUS_CHANGED';
      this.#event(line, { type, detail: { from: status, to }, note });
    }
    if (verb === 'severity') {
      this.#incident.severity = first;
      this.#event(line, { type: 'SEVERITY_CHANGED', detail: { from: severity, to: first }, note });
    }
    if (verb === 'assign') {
      const user_id = /^<@(\w+)/.exec(first)?.[1] ?? first;
      this.#event(line, { type: 'ROLE_ASSIGNED', detail: { role: note, user_id } });
    }
    if (verb === 'note') this.#say(line, { text: [first, ...rest].join(' '), source: 'note' });
  }

  #declare(line: RecordedLine, said: { severity: string; service: string; title: string }): void {
    Object.assign(this.#incident, said, { created_at: line.at, declared_by: line.user, status: 'OPEN' });
    const description = `Incident declared: ${said.title}`;
    this.#event(line, { type: 'INCIDENT_DECLARED', description, detail: said });
  }
}
