import { cell, table } from '../render/markdown-table.js';
import type { Draft, DraftLine } from './postmortem-draft.js';

/** Where nobody has said anything yet. */
export const TO_WRITE = 'Nothing on the record yet; to be written by people.';

/** A post-mortem draft as Markdown. */
export function renderDraftMarkdown({ title, facts, parts, timeline, tasks, maker }: Draft): string {
  const [summary, impact, ...others] = parts.map(part);
  const sections = [
    `# ${cell(title)}`,
    cell(maker),
    table(
      ['', ''],
      facts.map((fact) => fact.map(cell)),
    ),
    summary ?? '',
    impact ?? '',
    '## Timeline',
    table(
      ['Time (UTC)', 'What'],
      timeline.map(({ at, text }) => [at, cell(text)]),
    ),
    ...others,
    '## Action items',
    tasks.length === 0 ? `*${TO_WRITE}*` : tasks.map(task).join('\n'),
  ];
  return `${sections.join('\n\n')}\n`;
}

function part({ title, lines }: Draft['parts'][number]): string {
  const text = lines.length === 0 ? `*${TO_WRITE}*` : lines.map(line).join('\n');
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
