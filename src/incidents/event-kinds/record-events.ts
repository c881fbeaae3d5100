import { describeContent } from '../describe-content.js';
import { type EventKind, housekeeping, ordinary, publishedAs, subject } from './event-kind.js';

/** Statements about the problem by programs and people, and changes of its record. */
export const RECORD_EVENTS = {
  /** A bot message's text from some time on; a message that never changed has no such event. */
  BOT_MESSAGE: {
    ...ordinary,
    what: ({ source }, { name }) => name(source),
    note: ({ note, description }, { text }) => text(note ?? description),
    actor: 'bot',
    published: publishedAs('message.changed', 'a bot changed its message'),
  },
  /** Quotes a message that someone pinned or marked; its `user_id` is the message's author. */
  MESSAGE_MARKED: {
    ...ordinary,
    what: ({ source, user_id }, { icon, name }) =>
      `${icon('pushpin')}Marked message${user_id === undefined ? ` from ${name(source)}` : ''}`,
    note: ({ note, files }, format) => describeContent({ text: note, files }, format),
    published: publishedAs(
      'message.marked',
      'someone marked or pinned a message, or a marked one was changed',
    ),
  },
  MESSAGE_REDACTED: {
    ...housekeeping,
    what: subject('Message', ' redacted'),
    published: publishedAs('message.redacted', 'someone redacted a message'),
  },
  /** One alert, or several that changed together; the note has the first of them. */
  ALERT: {
    ...ordinary,
    what({ detail: { count = '1', status = '' } = {} }, { name, strong }) {
      return `${strong(count === '1' ? 'Alert' : `${name(count)} alerts`)} ${name(status)}`;
    },
    transcript: 'what-and-note',
    published: publishedAs(
      'alert.changed',
      'its alerts began to fire or were resolved; a batch of them is one event',
      {
        status: '`firing` or `resolved`',
        count: 'how many alerts',
        at: 'the time the source gives; only for a single alert',
        url: '',
      },
    ),
  },
  /** Slack's reason is in the description. */
  GAP: {
    ...housekeeping,
    what: ({ description }, { dated }) => dated(description),
    published: publishedAs('record.gap', 'messages may be missing from the record'),
  },
  /** Identifies the exported file, so that a copy of it can be verified. */
  RECORD_EXPORTED: {
    ...housekeeping,
    what: ({ detail: { format, head } = {} }, { hash, name, strong }) =>
      head === undefined ? '' : `${strong('Record')} exported as ${name(format ?? '')}, head ${hash(head)}`,
    transcript: 'omitted',
    published: publishedAs('record.exported', 'someone exported the record', {
      format: '',
      head: 'the last hash of its chain',
    }),
  },
} as const satisfies Record<string, EventKind>;
