import type { Timestamp } from '../../timestamp.js';
import { commentEntity } from '../entities/comment.js';
import { eventEntity } from '../entities/event.js';
import { incidentEntity } from '../entities/incident.js';
import { participantEntity } from '../entities/participant.js';
import { summaryEntity } from '../entities/summary.js';
import type { Item } from '../entity.js';
import type { IncidentRecord } from '../incidents.js';
import { sk } from '../keys.js';
import { hiddenAt } from '../retention.js';
import { plainItem, type RawItem } from './raw-item.js';

/**
 * The record of an incident from its items, each kind in order of time; undefined without metadata. Retention does
 * not hide anything here: it is about the table, and what is archived is kept.
 */
export function assembleRecord(items: readonly RawItem[], now: Timestamp): IncidentRecord | undefined {
  const isHidden = hiddenAt(now);
  const shown = items
    .map(plainItem)
    .filter((item) => !isHidden({ ...item, expires_at: undefined }))
    .sort((a, b) => (String(a.SK) < String(b.SK) ? -1 : 1));
  const under = (prefix: string) => shown.filter((item) => String(item.SK).startsWith(prefix));
  const read = <T>(found: readonly Item[], fromItem: (item: Item) => T | undefined): T[] =>
    found.flatMap((item) => fromItem(item) ?? []);
  const [incident] = read(under(sk.metadata), incidentEntity.fromItem);
  return (
    incident && {
      incident,
      participants: read(under(sk.prefix.participant), participantEntity.fromItem),
      events: read(under(sk.prefix.event), eventEntity.fromItem),
      comments: read(under(sk.prefix.comment), commentEntity.fromItem),
      summaries: read(under(sk.prefix.summary), summaryEntity.fromItem),
    }
  );
}
