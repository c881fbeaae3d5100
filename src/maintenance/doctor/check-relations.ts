import { getMany, nameOf } from '../../data/table/batch.js';
import type { Item } from '../../data/table/entity.js';
import { pk, sk } from '../../data/table/keys.js';
import { incidentIdOf, isInIncident, itemKindOf } from '../../data/table/read-keys.js';
import { hiddenAt } from '../../data/table/retention.js';
import type { Table } from '../../data/table/table-client.js';
import { type Finding, placeOf } from './finding.js';

interface Relations {
  add(item: Item): void;
  /** Once every item was added. What seems to be missing is looked for again: it may have come meanwhile. */
  conclude(): Promise<Finding[]>;
}

interface Orphans {
  first: string;
  count: number;
}

/** What items say of each other: children and channels whose incident is not there. Keeps ids, not items. */
export function createRelations(table: Table): Relations {
  const isHidden = hiddenAt(table.now());
  const incidents = new Set<string>();
  const children = new Map<string, Orphans>();
  const links = new Map<string, string>();
  return {
    add(item) {
      const kind = itemKindOf(item);
      if (kind === 'channel link') links.set(placeOf(item), String(item.incident_id));
      if (!isInIncident(item)) return;
      const id = incidentIdOf({ PK: String(item.PK) });
      if (kind === 'incident') incidents.add(id);
      else if (!isHidden(item)) {
        const known = children.get(id);
        children.set(id, { first: known?.first ?? placeOf(item), count: (known?.count ?? 0) + 1 });
      }
    },
    async conclude() {
      const suspects = [...children.keys(), ...links.values()].filter((id) => !incidents.has(id));
      const keys = suspects.map((id) => ({ PK: pk.incident(id), SK: sk.metadata }));
      const found = await getMany(table, keys);
      const isMissing = (id: string) =>
        !incidents.has(id) && !found.has(nameOf({ PK: pk.incident(id), SK: sk.metadata }));
      return [
        ...[...children].filter(([id]) => isMissing(id)).map(([, orphans]) => orphaned(orphans)),
        ...[...links].filter(([, id]) => isMissing(id)).map(([place]) => leadsNowhere(place)),
      ];
    },
  };
}

function orphaned({ first, count }: Orphans): Finding {
  return {
    check: 'orphans',
    severity: 'warning',
    item: first,
    says: `${count} item${count === 1 ? '' : 's'} of an incident that has no METADATA: nobody can see them.`,
    doThis: 'Restore METADATA from a backup, or delete the items once you are sure that it never was.',
  };
}

function leadsNowhere(item: string): Finding {
  return {
    check: 'channel-links',
    severity: 'warning',
    item,
    says: 'The channel belongs to an incident that is not in the table: commands there fail.',
    doThis: 'Restore the incident from a backup, or delete the link.',
  };
}
