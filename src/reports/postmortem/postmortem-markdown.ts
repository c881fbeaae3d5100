import { cell, table } from '../render/markdown-table.js';
import type { Draft, DraftLine } from './postmortem-draft.js';

/** Shown in a section the record says nothing about. */
export const EMPTY_SECTION = 'Nothing on the record yet. Write this part yourself.';

/** A post-mortem draft as Markdown. */
export function renderDraftMarkdown({
  title,
  facts,
  parts,
  timeline,
  tasks,
  template,
  origin,
}: Draft): string {
  const [summary, impact, ...others] = parts.map(part);
  const sections = [
    `# ${cell(title)}`,
    cell(origin),
    table(
      ['', ''],
      facts.map((fact) => fact.map(cell)),
    ),
    summary ?? '',
    impact ?? '',
    '## Timeline',
    table(
      ['Time (UTC)', 'Event'],
      timeline.map(({ at, text }) => [at, cell(text)]),
    ),
    ...others,
    '## Action items',
    tasks.length === 0 ? `*${EMPTY_SECTION}*` : tasks.map(task).join('\n'),
    // The template is Markdown already: the team wrote it for this.
    ...template.map(({ heading, text }) => `## ${heading}\n\n${text.trim()}`),
  ];
  return `${sections.join('\n\n')}\n`;
}

function part({ title, lines }: Draft['parts'][number]): string {
  const text = lines.length === 0 ? `*${EMPTY_SECTION}*` : lines.map(line).join('\n');
  return `## ${title}\n\n${text}`;
}

function line({ text, sources }: DraftLine): string {
  const links = sources.map(({ at, link }) => (link === undefined ? at : `[${at}](${link})`));
  return `- ${cell(text)} (${links.join(', ')})`;
}

function task({ text, owner, due, done }: Draft['tasks'][number]): string {
  const more = [owner && cell(owner), due && `due ${due}`].filter(Boolean).join(', ');
  return `- [${done ? 'x' : ' '}] ${cell(text)}${more === '' ? '' : ` (${more})`}`;
}
