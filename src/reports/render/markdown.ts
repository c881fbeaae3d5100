import { clean } from '../../views/text.js';
import type { ExportDocument } from '../record/export-document.js';
import type { Line } from './line.js';
import { buildPage, type Page } from './page.js';

/** The record as Markdown for people: tables that no text of theirs can break. */
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
      ['#', 'Who', 'Since (UTC)', 'Left (UTC)', 'Hash'],
      people.map(({ number, who, joined, left, hash }) => [String(number), cell(who), joined, left, hash]),
    ),
    ...(tasks.length === 0
      ? []
      : ['## Tasks', table(['#', 'Task', '', 'Who', 'State (UTC)', 'Hash'], tasks.map(taskRow))]),
    '## Timeline',
    table(['#', 'Time (UTC)', 'Who', '', 'What', 'Hash'], lines.map(timelineRow)),
    ...summaries.flatMap(({ number, title, claims, hash }) => [
      `## ${cell(title)}`,
      table(
        ['Part', 'Text'],
        claims.map(({ section, text }) => [section, cell(text)]),
      ),
      `Entry ${number}, hash ${hash}`,
    ]),
    '## Integrity',
    `Exported ${cell(page.exported)}. Head of the hash chain: \`${page.head}\``,
    'A JSON or HTML export holds the items behind these hashes; `aegis verify` checks those.',
  ];
  return `${parts.join('\n\n')}\n`;
}

function taskRow({ number, task, text, owner, state, hash }: Page['tasks'][number]): string[] {
  return [String(number), task, cell(text), cell(owner), state, hash];
}

function timelineRow({ number, at, who, kind, text, remarks, link, hash }: Line): string[] {
  const what = [cell(text), link && cell(link), remarks && `*(${cell(remarks)})*`].filter(Boolean).join(' ');
  return [String(number), at, cell(who), kind, what, hash];
}

/** Of cells that are Markdown already. */
export function table(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(names), line(names.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Everything that Markdown, or HTML inside of it, gives a meaning to. */
const MEANING = /[\\`*_{}[\]<>#~|!&$]/g;
const LINE_BREAK = /\r\n|[\r\n\u2028\u2029]/g;

/** Text as it is, in one line of a table. A mention is broken by an invisible space, so that it calls nobody. */
export function cell(text: string): string {
  return clean(text)
    .trim()
    .replace(/\t/g, ' ')
    .replace(MEANING, '\\$&')
    .replaceAll('@', '@\u200B')
    .replace(LINE_BREAK, '<br>');
}
