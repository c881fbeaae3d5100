import { createHash } from 'node:crypto';
import type { Queued, QueuedRecord } from '../data/store/outbox-operations.js';
import { shortId } from '../views/labels.js';
import { plain } from '../views/text.js';
import { type CloudEvent, dataSchemaOf, typeOf } from './cloud-event-schema.js';
import { MESSAGE_UNMARKED, NOTE_ADDED, publishedType, SUMMARY_MADE } from './published-types.js';

/** Characters, so that an event fits into EventBridge's 256 KB with everything else. */
const TEXT_MAX = 8_000;
const CLAIMS_MAX = 60;

export type Published = ReturnType<typeof publishedType>;

export function publishedAs({ kind, record }: QueuedRecord): Published {
  if (kind === 'note') return NOTE_ADDED;
  if (kind === 'unmarked') return MESSAGE_UNMARKED;
  return kind === 'summary' ? SUMMARY_MADE : publishedType(record.type);
}

interface EventOptions {
  source: string;
  /** Whether it includes people's text. */
  content: 'none' | 'full';
}

/** What happened, as a CloudEvent. The same item gives the same id, however often it's sent. */
export function buildCloudEvent(
  { ref, incident }: Pick<Queued, 'ref' | 'incident'>,
  what: QueuedRecord,
  { source, content }: EventOptions,
): CloudEvent {
  const published = publishedAs(what);
  const { record } = what;
  const by =
    'requested_by' in record ? record.requested_by : 'user_id' in record ? record.user_id : undefined;
  return {
    specversion: '1.0',
    id: idOf(ref),
    source,
    type: typeOf(published),
    subject: shortId(incident.incident_id),
    time: record.timestamp,
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(published),
    data: {
      incident: {
        id: shortId(incident.incident_id),
        title: incident.title,
        service: incident.service,
        severity: incident.severity,
        status: incident.status,
        visibility: incident.visibility,
        declared_at: incident.created_at,
        ...(incident.declared_by !== undefined && { declared_by: incident.declared_by }),
        roles: incident.roles,
        ...(incident.channel_id !== undefined && { channel_id: incident.channel_id }),
        ...(incident.fields !== undefined && { fields: incident.fields }),
      },
      key: ref.SK,
      ...(by !== undefined && { by }),
      change: published.change.parse(changeOf(what)),
      ...(content === 'full' && textOf(what)),
    },
  };
}

/** Contains no dot, which separates the parts of what a webhook signs. */
function idOf({ PK, SK, queued_at }: Queued['ref']): string {
  return `evt_${createHash('sha256').update(`${PK}\n${SK}\n${queued_at}`).digest('base64url').slice(0, 27)}`;
}

function changeOf({ kind, record }: QueuedRecord): object {
  if (kind === 'summary') return { kind: record.kind, made_by: record.model };
  return kind === 'event' ? (record.detail ?? {}) : {};
}

function textOf({ kind, record }: QueuedRecord): Pick<CloudEvent['data'], 'text' | 'is_cut' | 'claims'> {
  if (kind === 'unmarked') return {};
  if (kind === 'summary') return { claims: record.claims.slice(0, CLAIMS_MAX) };
  const said = kind === 'note' ? record.text : record.note;
  if (said === undefined) return {};
  const isCut = said.length > TEXT_MAX || record.content_ref !== undefined;
  return { text: plain(said.slice(0, TEXT_MAX), (id) => id), ...(isCut && { is_cut: true }) };
}
