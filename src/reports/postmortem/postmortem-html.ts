import { factsTable, renderHtmlPage } from '../render/html-page.js';
import { type Markup, markup } from '../render/markup.js';
import type { Draft, DraftLine, DraftPart } from './postmortem-draft.js';
import { EMPTY_SECTION } from './postmortem-markdown.js';

/** A post-mortem draft as one self-contained page. */
export function renderDraftHtml({ title, facts, parts, origin }: Draft): string {
  return renderHtmlPage(
    title,
    markup`<p><small>${origin}</small></p>
${factsTable(facts)}
${parts.map((part) => markup`<h2>${part.title}</h2>\n${contentOf(part)}\n`)}`,
  );
}

function contentOf(part: DraftPart): Markup {
  switch (part.kind) {
    case 'timeline':
      return markup`<table>
<tr><th>Time (UTC)</th><th>Event</th></tr>
${part.timeline.map(({ at, text }) => markup`<tr><td class="time">${at}</td><td class="text">${text}</td></tr>\n`)}</table>`;
    case 'tasks':
      return listOf(part.tasks.map(task));
    case 'prompt':
      return markup`<p class="text">${part.text}</p>`;
    case 'lines':
      return listOf(part.lines.map(item));
  }
}

function listOf(items: readonly Markup[]): Markup {
  return items.length === 0 ? markup`<p><em>${EMPTY_SECTION}</em></p>` : markup`<ul>\n${items}</ul>`;
}

function item({ text, sources }: DraftLine): Markup {
  const links = sources.map(({ at, link }, i) => {
    const separator = i === 0 ? '' : ', ';
    const shown = link === undefined ? at : markup`<a href="${link}" rel="noopener noreferrer">${at}</a>`;
    return markup`${separator}${shown}`;
  });
  return markup`<li>${text} <small>(${links})</small></li>\n`;
}

type TaskRow = Extract<DraftPart, { kind: 'tasks' }>['tasks'][number];

function task({ text, owner, due, done }: TaskRow): Markup {
  const more = [owner, due && `due ${due}`].filter(Boolean).join(', ');
  return markup`<li>${done ? '☑' : '☐'} ${text}${more === '' ? '' : markup` <small>(${more})</small>`}</li>\n`;
}
