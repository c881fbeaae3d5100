import { cell, table } from '../render/markdown-table.js';
import type { Draft, DraftLine, DraftPart } from './postmortem-draft.js';

/** Shown in a section the record says nothing about. */
export const EMPTY_SECTION = 'Nothing on the record yet. Write this part yourself.';

/** A post-mortem draft as Markdown. */
export function renderDraftMarkdown({ title, facts, parts, origin }: Draft): string {
  const sections = [
    `# ${cell(title)}`,
    cell(origin),
    table(
      ['', ''],
      facts.map((fact) => fact.map(cell)),
    ),
    ...parts.map(
      (part) => `## ${part.kind === 'prompt' ? part.title : cell(part.title)}\n\n${contentOf(part)}`,
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

function contentOf(part: DraftPart): string {
  switch (part.kind) {
    case 'timeline':
      return table(
        ['Time (UTC)', 'Event'],
        part.timeline.map(({ at, text }) => [at, cell(text)]),
      );
    case 'tasks':
      return part.tasks.map(task).join('\n') || `*${EMPTY_SECTION}*`;
    case 'prompt':
      return part.text;
    case 'lines':
      return part.lines.map(line).join('\n') || `*${EMPTY_SECTION}*`;
  }
}

function line({ text, sources }: DraftLine): string {
  const links = sources.map(({ at, link }) => (link === undefined ? at : `[${at}](${link})`));
  return `- ${cell(text)} (${links.join(', ')})`;
}

type TaskRow = Extract<DraftPart, { kind: 'tasks' }>['tasks'][number];

function task({ text, owner, due, done }: TaskRow): string {
  const more = [owner && cell(owner), due && `due ${due}`].filter(Boolean).join(', ');
  return `- [${done ? 'x' : ' '}] ${cell(text)}${more === '' ? '' : ` (${more})`}`;
}
