import { MINUTE_MS } from '../../base/durations.js';
import type { Incident } from '../../incidents/records/incident.js';
import { clean, plain } from '../../views/text.js';
import { timeTo } from './count-incidents.js';

/** Characters that start a formula in a spreadsheet, full-width forms included. */
const FORMULA = /^\s*[=+\-@|%＝＋－＠]/;

type Column = [name: string, read: (incident: Incident) => string | undefined];

const COLUMNS: readonly Column[] = [
  ['incident_id', ({ incident_id }) => incident_id],
  ['title', ({ title }) => plain(title)],
  ['service', ({ service }) => service],
  ['severity', ({ severity }) => severity],
  ['status', ({ status }) => status],
  ['created_at', ({ created_at }) => created_at],
  ['acknowledged_at', ({ acknowledged_at }) => acknowledged_at],
  ['mitigated_at', ({ mitigated_at }) => mitigated_at],
  ['resolved_at', ({ resolved_at }) => resolved_at],
  ['minutes_to_acknowledge', (incident) => minutes(timeTo(incident, 'acknowledged_at'))],
  ['minutes_to_mitigate', (incident) => minutes(timeTo(incident, 'mitigated_at'))],
  ['minutes_to_resolve', (incident) => minutes(timeTo(incident, 'resolved_at'))],
];

/** One incident per line (RFC 4180), custom fields last, with a byte order mark so that Excel reads it as UTF-8. */
export function renderCsv(incidents: readonly Incident[]): string {
  const names = [...new Set(incidents.flatMap(({ fields = {} }) => Object.keys(fields)))].sort();
  const columns = [...COLUMNS, ...names.map((name): Column => [name, ({ fields = {} }) => fields[name]])];
  const rows = incidents.map((incident) => columns.map(([, read]) => read(incident) ?? ''));
  const lines = [columns.map(([name]) => name), ...rows].map((cells) => cells.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Quoted, on one line, and prefixed where a spreadsheet would evaluate it. */
function cell(value: string): string {
  const text = clean(value).replace(/[\t\r\n\u2028\u2029]+/g, ' ');
  return `"${FORMULA.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`;
}

function minutes(millis: number | undefined): string | undefined {
  return millis === undefined ? undefined : (millis / MINUTE_MS).toFixed(1);
}
