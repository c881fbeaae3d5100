import type { Timestamp } from '../base/timestamp.js';
import { idsInRecord } from '../incidents/ids-in-record.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import type { Contents } from '../ports/contents.js';
import type { Slack } from '../ports/slack.js';
import { buildExport, type ExportDocument, renderJson } from './record/export-document.js';
import { itemsOf } from './record/export-items.js';
import { withFullTexts } from './record/full-texts.js';
import { withoutCredentials } from './record/without-credentials.js';
import { renderHtml } from './render/export-html.js';
import { renderMarkdown } from './render/export-markdown.js';

interface ExportRequest {
  record: IncidentRecord;
  format: 'md' | 'json' | 'html';
  /** User id of the person who ran the export. */
  by: string;
  at: Timestamp;
}

const RENDER: Record<ExportRequest['format'], (document: ExportDocument) => string> = {
  md: renderMarkdown,
  json: renderJson,
  html: renderHtml,
};

/**
 * The record as a file, with long messages in full and names for its ids. `head` is the last hash of its chain. Throws
 * UpstreamError when a long message or a name can't be read.
 */
export async function exportIncident(
  { contents, slack }: { contents: Contents; slack: Pick<Slack, 'names'> },
  { record, format, by, at }: ExportRequest,
): Promise<{ content: string; head: string; items: number }> {
  const items = await withoutCredentials(itemsOf(await withFullTexts(contents, record)));
  const { incident } = record;
  const ids = [...new Set([by, ...idsInRecord(record)])];
  const names = await slack.names(ids, { ownChannel: incident.channel_id });
  const document = buildExport(items, { incidentId: incident.incident_id, by, at, names });
  return { content: RENDER[format](document), head: document.head, items: items.length };
}
