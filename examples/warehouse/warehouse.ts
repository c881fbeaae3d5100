import { callJson } from '../receiver/call-json.js';
import type { IncidentEvent } from '../receiver/receive.js';

export interface Warehouse {
  /** `https://bigquery.googleapis.com/bigquery/v2/projects/P/datasets/D/tables/T` */
  table: string;
  /** An access token, such as `gcloud auth print-access-token` prints. */
  token: string;
}

/**
 * A row for each event, in BigQuery, which remembers an insertId for about a minute. An event that comes again later is
 * there twice with the same id.
 */
export async function insertRow({ table, token }: Warehouse, event: IncidentEvent): Promise<void> {
  const { id, type, subject, time, data } = event;
  const { severity, status, service } = data.incident;
  const row = {
    id,
    type,
    incident: subject,
    time,
    severity,
    status,
    service,
    person: data.by,
    change: JSON.stringify(data.change),
  };
  const answer = (await callJson(`${table}/insertAll`, {
    headers: { authorization: `Bearer ${token}` },
    body: { kind: 'bigquery#tableDataInsertAllRequest', rows: [{ insertId: id, json: row }] },
  })) as { insertErrors?: unknown[] };
  // It answers 200 for rows that it refused.
  if (answer.insertErrors?.length)
    throw new Error(`BigQuery refused ${id}: ${JSON.stringify(answer.insertErrors)}`);
}
