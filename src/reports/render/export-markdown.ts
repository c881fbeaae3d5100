import type { ExportDocument } from '../record/export-document.js';
import { buildPage, type ExportPage } from './export-page.js';
import { cell, table } from './markdown-table.js';
import type { TimelineLine } from './timeline-line.js';

/** The record as Markdown, in tables that no quoted text can break. */
export function renderMarkdown(document: ExportDocument): string {
  const page = buildPage(document);
  const { facts, people, tasks, lines, summaries } = page;
  const parts = [
    `# ${cell(page.title)}`,
    table(
      ['', ''],
      facts.map((fact) => fact.map(cell)),
    ),
    '## People',
    table(
      ['#', 'Who', 'Joined (UTC)', 'Left (UTC)', 'Hash'],
      people.map(({ number, who, joined, left, hash }) => [String(number), cell(who), joined, left, hash]),
    ),
    ...(tasks.length === 0
      ? []
      : ['## Tasks', table(['#', 'Task', 'To do', 'Owner', 'State (UTC)', 'Hash'], tasks.map(taskRow))]),
    '## Timeline',
    table(['#', 'Time (UTC)', 'Who', 'Kind', 'Event', 'Hash'], lines.map(timelineRow)),
    ...summaries.flatMap(({ number, title, claims, hash }) => [
      `## ${cell(title)}`,
      table(
        ['Section', 'Text'],
        claims.map(({ section, text }) => [section, cell(text)]),
      ),
      `Entry ${number}, hash ${hash}`,
    ]),
    '## Integrity',
    `Exported ${cell(page.exported)}. Head of the hash chain: \`${page.head}\``,
    "Markdown shows the hashes but can't be verified. Export JSON or HTML to check with `aegis verify`.",
  ];
  return `${parts.join('\n\n')}\n`;
}

function taskRow({ number, task, text, owner, state, hash }: ExportPage['tasks'][number]): string[] {
  return [String(number), task, cell(text), cell(owner), state, hash];
}

function timelineRow({ number, at, who, kind, text, remarks, links, hash }: TimelineLine): string[] {
  const what = [cell(text), ...links.map(cell), remarks && `*(${cell(remarks)})*`].filter(Boolean).join(' ');
  return [String(number), at, cell(who), kind, what, hash];
}
