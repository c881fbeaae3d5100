import { counted } from '../../base/counted.js';
import { getMany, nameOf } from '../../data/table/batch.js';
import type { Item } from '../../data/table/entity.js';
import { pk, sk } from '../../data/table/keys.js';
import { incidentIdOf, isInIncident, itemKindOf } from '../../data/table/read-keys.js';
import { hiddenAt } from '../../data/table/retention.js';
import type { Table } from '../../data/table/table-client.js';
import { type Finding, placeOf } from './finding.js';

interface Relations {
  add(item: Item): void;
  /**
   * Call after all items have been added. Rechecks what seems to be missing, because
   * it may have been written since.
   */
  conclude(): Promise<Finding[]>;
}

interface Orphans {
  first: string;
  count: number;
}

/** Finds items and channel links whose incident doesn't exist. Keeps ids, not items. */
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
        ...[...children].filter(([id]) => isMissing(id)).map(([, orphans]) => orphanedItems(orphans)),
        ...[...links].filter(([, id]) => isMissing(id)).map(([place]) => brokenLink(place)),
      ];
    },
  };
}

function orphanedItems({ first, count }: Orphans): Finding {
  return {
    check: 'orphans',
    severity: 'warning',
    item: first,
    problem: `${counted(count, 'item')} of an incident without METADATA: nobody can see them.`,
    action:
      'Restore METADATA from a backup, or delete the items once you are sure the incident never existed.',
  };
}

function brokenLink(item: string): Finding {
  return {
    check: 'channel-links',
    severity: 'warning',
    item,
    problem: 'The channel belongs to an incident that is missing from the table: commands there fail.',
    action: 'Restore the incident from a backup, or delete the link.',
  };
}
