import { UpdateTableCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unlessRefused } from '../../data/table/conditional-writes.js';
import type { Item } from '../../data/table/entity.js';
import type { Table } from '../../data/table/table-client.js';
import type { MaintenanceDeps } from '../maintenance-deps.js';
import { scanSegment, segmentsOf } from '../scan-segments.js';
import { checkExpiry } from './check-expiry.js';
import { checkIndexKeys } from './check-index-keys.js';
import { createRelations } from './check-relations.js';
import { checkSchema } from './check-schema.js';
import { checkSettings } from './check-settings.js';
import { checkGhost, checkOldRequest, checkShape } from './check-shapes.js';
import type { Finding, Fix, ItemCheck } from './finding.js';
import { readFacts } from './table-facts.js';

const ITEM_CHECKS: readonly ItemCheck[] = [
  checkIndexKeys,
  checkExpiry,
  checkGhost,
  checkShape,
  checkOldRequest,
];

interface DoctorOptions {
  segments: number;
  /** Whether the table is on AWS: other engines lack streams, backups and billing, and don't need them. */
  isAws: boolean;
}

export interface Examination {
  items: number;
  findings: Finding[];
  /** How many findings were dropped to save memory. */
  omitted: number;
}

/** About 10 MB. If a table has more findings, they have one cause, and a longer list doesn't help. */
const KEPT_MAX = 20_000;

/** Examines the table and every item in it. Only reads. */
export async function examine(
  { table, pace }: MaintenanceDeps,
  { segments, isAws }: DoctorOptions,
): Promise<Examination> {
  const facts = await readFacts(table, isAws);
  const findings = [...checkSchema(facts), ...checkSettings(facts)];
  const context = { tableName: table.name, now: table.now() };
  const relations = createRelations(table);
  let items = 0;
  let omitted = 0;
  const note = (found: Finding[]) => {
    if (findings.length < KEPT_MAX) findings.push(...found);
    else omitted += found.length;
  };
  const examineItem = (item: Item) => {
    items += 1;
    relations.add(item);
    for (const check of ITEM_CHECKS) note(check(item, context));
  };
  await Promise.all(
    segmentsOf(segments).map(async (segment) => {
      for await (const page of scanSegment(table, { pace, segment })) page.items.forEach(examineItem);
    }),
  );
  for (const finding of await relations.conclude()) note([finding]);
  return { items, findings, omitted };
}

/**
 * Makes the repairs that are safe, and returns what was fixed and what's left. Items that changed since they
 * were examined stay as they are; run the doctor again for them.
 */
export async function repair(
  { table, pace }: MaintenanceDeps,
  findings: readonly Finding[],
): Promise<{ fixed: Finding[]; left: Finding[] }> {
  const fixed: Finding[] = [];
  const left: Finding[] = [];
  for (const finding of findings) {
    const isFixed = finding.fix !== undefined && (await apply(table, finding.fix));
    (isFixed ? fixed : left).push(finding);
    if (finding.fix) await pace.after(1);
  }
  return { fixed, left };
}

function apply({ client }: Table, fix: Fix): Promise<boolean> {
  return unlessRefused(async () => {
    if ('update' in fix) await client.send(new UpdateCommand(fix.update));
    else if ('table' in fix) await client.send(new UpdateTableCommand(fix.table));
    else await client.send(new UpdateTimeToLiveCommand(fix.timeToLive));
  });
}
