import type { Page, PageQuery } from '../../../base/pages.js';
import type { Timestamp } from '../../../base/timestamp.js';
import type { Incident } from '../../../incidents/records/incident.js';
import { incidentEntity } from '../../entities/incident-entity.js';
import { index, type Visibility } from '../../table/keys.js';
import { query } from '../../table/plain-requests.js';
import { queryPage } from '../../table/query-page.js';
import type { Table } from '../../table/table-client.js';

interface ServiceQuery extends PageQuery {
  until?: Timestamp | undefined;
  /** `public` if absent. */
  visibility?: Visibility | undefined;
}

/**
 * One page of a service's incidents, newest first (pattern 5), optionally only those declared up to and
 * including a given time. 0.5 RRU for up to 4 KB.
 */
export async function incidentsOfService(
  table: Table,
  service: string,
  { until, visibility = 'public', ...page }: ServiceQuery,
): Promise<Page<Incident>> {
  const range = until === undefined ? '' : ' AND GSI2SK <= :until';
  const incidents = {
    name: `service:${service}:${until ?? ''}:${visibility}`,
    input: {
      IndexName: 'GSI2' as const,
      KeyConditionExpression: `GSI2PK = :service${range}`,
      ExpressionAttributeValues: {
        ':service': index.service(service, visibility),
        ...(until !== undefined && { ':until': until }),
      },
      ScanIndexForward: false,
    },
    read: incidentEntity.fromItem,
  };
  return queryPage(table, incidents, page);
}

/** Whether a service has had an incident. 0.5 RRU. */
export async function isKnownService(table: Table, service: string): Promise<boolean> {
  const { count } = await query(table, {
    IndexName: 'GSI2',
    KeyConditionExpression: 'GSI2PK = :service',
    ExpressionAttributeValues: { ':service': index.service(service) },
    Select: 'COUNT',
    Limit: 1,
  });
  return count > 0;
}
