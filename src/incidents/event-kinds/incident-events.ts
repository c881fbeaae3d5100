import { changedFields } from '../custom-fields.js';
import type { EventFormat } from '../text-format.js';
import { type EventKind, fromTo, housekeeping, ordinary, publishedAs, subject } from './event-kind.js';

/** The digest describes the new value in its own words, so the transcript only has the note. */
const change = { ...ordinary, transcript: 'note' } as const;

const STATUS = '`OPEN`, `ACKNOWLEDGED`, `MITIGATING`, `RESOLVED`, `CLOSED`';
const SEVERITY = '`P0` to `P4`';
const REMOVED = 'empty when it was removed';

/** Prefix of a change that undoes another one. */
const undone = (undoes: string | undefined) => (undoes === undefined ? '' : 'Undone: ');

/** An empty time was removed. */
const editedTime = (label: string, at: string, { strong, time }: EventFormat) =>
  `${strong(label)} at ${at === '' ? 'an unknown time' : time(at)}`;

/** Older events lack the earlier value. */
const renamed = (
  noun: string,
  { from, to }: { from: string | undefined; to: string },
  { name, strong }: EventFormat,
) =>
  from === undefined
    ? `${strong(noun)} is now ${name(to)}`
    : `${strong(noun)} ${name(from)} → ${strong(name(to))}`;

/** Events about the incident itself. */
export const INCIDENT_EVENTS = {
  INCIDENT_DECLARED: {
    what: ({ detail: { severity } = {} }, { name, strong }) =>
      `${strong('Declared')}${severity === undefined ? '' : ` ${name(severity)}`}`,
    note: ({ detail, note, description }, { name, text }) =>
      detail?.title === undefined ? text(note ?? description) : name(detail.title),
    actor: 'user',
    part: 'declaration',
    transcript: 'note',
    digest: 'skipped',
    isMilestone: true,
    published: publishedAs('incident.declared', 'someone declared an incident', {
      severity: SEVERITY,
      service: '',
      title: '',
    }),
  },
  STATUS_CHANGED: {
    ...change,
    digest: 'result',
    what: ({ detail: { from, to, undoes } = {} }, { status, strong }) =>
      from === undefined || to === undefined
        ? ''
        : `${undone(undoes)}${strong('Status')} ${status(from)} → ${strong(status(to))}`,
    part: 'status',
    isMilestone: true,
    published: publishedAs('incident.status_changed', 'its status changed', fromTo(STATUS)),
  },
  STATUS_CONFIRMED: {
    ...change,
    what: ({ detail: { to } = {} }, { status, strong }) =>
      to === undefined ? '' : `${strong('Status')} still ${strong(status(to))}`,
    part: 'status',
    published: publishedAs(
      'incident.status_confirmed',
      'someone said that its status is still right',
      fromTo(STATUS),
    ),
  },
  SEVERITY_CHANGED: {
    ...change,
    what: ({ detail: { from, to, undoes } = {} }, { name, strong }) =>
      from === undefined || to === undefined
        ? ''
        : `${undone(undoes)}${strong('Severity')} ${name(from)} → ${strong(name(to))}`,
    part: 'severity',
    isMilestone: true,
    published: publishedAs('incident.severity_changed', 'its severity changed', fromTo(SEVERITY)),
  },
  INCIDENT_EDITED: {
    ...housekeeping,
    what({ detail = {} }, format) {
      const { name, strong } = format;
      const { title, service, from_title, from_service, started_at, detected_at } = detail;
      const changes = [
        title !== undefined &&
          title !== from_title &&
          renamed('Title', { from: from_title, to: title }, format),
        service !== undefined &&
          service !== from_service &&
          renamed('Service', { from: from_service, to: service }, format),
        ...changedFields(detail).map(
          ({ label, value }) => `${strong(label)} ${value === '' ? 'removed' : `is now ${name(value)}`}`,
        ),
        started_at !== undefined && editedTime('Began', started_at, format),
        detected_at !== undefined && editedTime('Detected', detected_at, format),
      ];
      return changes.filter((one) => one !== false).join(', ');
    },
    by: ', edited by ',
    part: 'title',
    published: publishedAs(
      'incident.edited',
      'its title, its service, or the time it began or was detected changed',
      {
        title: '',
        service: '',
        from_title: '',
        from_service: '',
        started_at: REMOVED,
        from_started_at: '',
        detected_at: REMOVED,
        from_detected_at: '',
      },
    ),
  },
  TIMES_CHANGED: {
    ...ordinary,
    what({ detail: { time, to } = {} }, format) {
      if (time === undefined || to === undefined) return '';
      return editedTime(time === 'started_at' ? 'Began' : 'Detected', to, format);
    },
    by: ', set by ',
    part: 'times',
    transcript: 'what-and-note',
    digest: 'background',
    published: publishedAs(
      'incident.times_changed',
      'someone corrected when the problem began or was detected',
      { time: '`started_at` or `detected_at`', ...fromTo() },
    ),
  },
  VISIBILITY_CHANGED: {
    ...housekeeping,
    what: ({ detail: { to, cause } = {} }, { name, strong }) =>
      to === undefined
        ? ''
        : `Made ${strong(name(to))}${cause === 'channel' ? `, because its channel was made ${name(to)}` : ''}`,
    part: 'visibility',
    published: publishedAs(
      'incident.visibility_changed',
      'it was made public or private; only sinks that get private incidents are sent the latter',
      fromTo(),
    ),
  },
  UPDATE_POSTED: {
    ...ordinary,
    what: (_, { icon, strong }) => `${icon('loudspeaker')}${strong('Update')}`,
    part: 'update',
    published: publishedAs('update.posted', 'an update for stakeholders was posted'),
  },
  RESOLUTION_NOTE: {
    ...ordinary,
    digest: 'result',
    what: subject('Resolution note'),
    published: publishedAs('resolution.noted', 'a resolution note was added'),
  },
} as const satisfies Record<string, EventKind>;
