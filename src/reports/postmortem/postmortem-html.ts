import { factsTable, renderHtmlPage } from '../render/html-page.js';
import { type Markup, markup } from '../render/markup.js';
import type { Draft, DraftLine } from './postmortem-draft.js';
import { EMPTY_SECTION } from './postmortem-markdown.js';

/** A post-mortem draft as one self-contained page. */
export function renderDraftHtml({ title, facts, parts, timeline, tasks, template, origin }: Draft): string {
  const [summary, impact, ...others] = parts.map(part);
  return renderHtmlPage(
    title,
    markup`<p><small>${origin}</small></p>
${factsTable(facts)}
${summary ?? ''}${impact ?? ''}<h2>Timeline</h2>
<table>
<tr><th>Time (UTC)</th><th>Event</th></tr>
${timeline.map(({ at, text }) => markup`<tr><td class="time">${at}</td><td class="text">${text}</td></tr>\n`)}</table>
${others}<h2>Action items</h2>
${tasks.length === 0 ? markup`<p><em>${EMPTY_SECTION}</em></p>` : markup`<ul>\n${tasks.map(task)}</ul>`}
${template.map(({ heading, text }) => markup`<h2>${heading}</h2>\n<p class="text">${text.trim()}</p>\n`)}`,
  );
}

function part({ title, lines }: Draft['parts'][number]): Markup {
  const text =
    lines.length === 0 ? markup`<p><em>${EMPTY_SECTION}</em></p>` : markup`<ul>\n${lines.map(item)}</ul>`;
  return markup`<h2>${title}</h2>\n${text}\n`;
}

function item({ text, sources }: DraftLine): Markup {
  const links = sources.map(({ at, link }, i) => {
    const separator = i === 0 ? '' : ', ';
    const shown = link === undefined ? at : markup`<a href="${link}" rel="noopener noreferrer">${at}</a>`;
    return markup`${separator}${shown}`;
  });
  return markup`<li>${text} <small>(${links})</small></li>\n`;
}

function task({ text, owner, due, done }: Draft['tasks'][number]): Markup {
  const more = [owner, due && `due ${due}`].filter(Boolean).join(', ');
  return markup`<li>${done ? '☑' : '☐'} ${text}${more === '' ? '' : markup` <small>(${more})</small>`}</li>\n`;
}
