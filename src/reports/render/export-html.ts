import { buildTimelineChart } from '../image/timeline-chart.js';
import type { ExportDocument } from '../record/export-document.js';
import { renderJson } from '../record/export-document.js';
import { factsOf } from '../record/facts.js';
import { buildPage, type ExportPage } from './export-page.js';
import { factsTable, renderHtmlPage } from './html-page.js';
import { Markup, markup } from './markup.js';
import type { TimelineLine } from './timeline-line.js';

const BEFORE_DATA = '<pre id="aegis-export" hidden>';
const AFTER_DATA = '</pre>';

/**
 * The record as one self-contained page with an anchor for every entry. The JSON export is in it too, hidden, so that
 * the page can be verified without another file.
 */
export function renderHtml(document: ExportDocument): string {
  const page = buildPage(document);
  return renderHtmlPage(
    page.title,
    markup`${factsTable(page.facts)}
${timelineChart(document)}
${people(page)}
${tasks(page)}
<h2>Timeline</h2>
<table>
<tr><th>#</th><th>Time (UTC)</th><th>Who</th><th>Kind</th><th>Event</th><th>Hash</th></tr>
${page.lines.map(row)}</table>
${summaries(page)}
<h2>Integrity</h2>
<p>Exported ${page.exported}. Head of the hash chain: <code>${page.head}</code></p>
<p>Run <code>aegis verify</code> on this file to check that nothing was altered.</p>
${new Markup(`${BEFORE_DATA}${escapeJson(renderJson(document))}${AFTER_DATA}`)}`,
  );
}

/** The JSON export in a page; undefined when there is none. */
export function dataInHtml(page: string): string | undefined {
  const start = page.indexOf(BEFORE_DATA);
  const end = page.indexOf(AFTER_DATA, start);
  return start < 0 || end < 0 ? undefined : page.slice(start + BEFORE_DATA.length, end);
}

function row({ number, at, who, kind, text, remarks, links, hash }: TimelineLine): Markup {
  const files = links.map((address) => markup` <a href="${address}" rel="noopener noreferrer">file</a>`);
  const small = remarks === '' ? '' : markup` <small>(${remarks})</small>`;
  return markup`<tr id="e${number}"><td><a href="#e${number}">${number}</a></td><td class="time">${at}</td><td>${who}</td><td>${kind}</td><td class="text">${text}${files}${small}</td><td class="hash">${hash}</td></tr>\n`;
}

function people({ people }: ExportPage): Markup {
  return markup`<h2>People</h2>
<table>
<tr><th>#</th><th>Who</th><th>Joined (UTC)</th><th>Left (UTC)</th><th>Hash</th></tr>
${people.map(
  ({ number, who, joined, left, hash }) =>
    markup`<tr id="e${number}"><td>${number}</td><td>${who}</td><td>${joined}</td><td>${left}</td><td class="hash">${hash}</td></tr>\n`,
)}</table>`;
}

function tasks({ tasks }: ExportPage): Markup {
  if (tasks.length === 0) return markup``;
  return markup`<h2>Tasks</h2>
<table>
<tr><th>#</th><th>Task</th><th>To do</th><th>Owner</th><th>State (UTC)</th><th>Hash</th></tr>
${tasks.map(
  ({ number, task, text, owner, state, hash }) =>
    markup`<tr id="e${number}"><td>${number}</td><td>${task}</td><td class="text">${text}</td><td>${owner}</td><td>${state}</td><td class="hash">${hash}</td></tr>\n`,
)}</table>`;
}

function summaries({ summaries }: ExportPage): Markup[] {
  return summaries.map(
    ({ number, title, claims, hash }) => markup`<h2 id="e${number}">${title}</h2>
<table>
${claims.map(({ section, text }) => markup`<tr><th>${section}</th><td class="text">${text}</td></tr>\n`)}</table>
<p>Entry ${number}, hash <code>${hash}</code></p>
`,
  );
}

function timelineChart({ entries }: ExportDocument): Markup {
  const facts = factsOf(entries);
  const incident = facts.find((fact) => fact.kind === 'incident')?.record;
  if (!incident) return markup``;
  return buildTimelineChart({
    incident,
    events: facts.flatMap((fact) => (fact.kind === 'event' ? [fact.record] : [])),
    comments: facts.flatMap((fact) => (fact.kind === 'comment' ? [fact.record] : [])),
  });
}

/** The same JSON in ASCII without characters that mean something in HTML, so that no tool changes it. */
function escapeJson(json: string): string {
  return json.replace(
    /[^\n\x20-\x7E]|[<>&]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
