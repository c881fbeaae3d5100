import { STYLE } from '../render/html-page.js';
import { Markup, markup } from '../render/markup.js';
import type { Draft, DraftLine } from './postmortem-draft.js';
import { TO_WRITE } from './postmortem-markdown.js';

/** Nothing may be loaded and nothing may run, whatever stands in the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** A post-mortem draft as one page that needs nothing else. */
export function renderDraftHtml({ title, facts, parts, timeline, tasks, maker }: Draft): string {
  const [summary, impact, ...others] = parts.map(part);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<h1>${title}</h1>
<p><small>${maker}</small></p>
<table>
${facts.map(([name, value]) => markup`<tr><th>${name}</th><td class="text">${value}</td></tr>\n`)}</table>
${summary ?? ''}${impact ?? ''}<h2>Timeline</h2>
<table>
<tr><th>Time (UTC)</th><th>What</th></tr>
${timeline.map(({ at, text }) => markup`<tr><td class="time">${at}</td><td class="text">${text}</td></tr>\n`)}</table>
${others}<h2>Action items</h2>
${tasks.length === 0 ? markup`<p><em>${TO_WRITE}</em></p>` : markup`<ul>\n${tasks.map(task)}</ul>`}
</body>
</html>
`.source;
}

function part({ title, lines }: Draft['parts'][number]): Markup {
  const text =
    lines.length === 0 ? markup`<p><em>${TO_WRITE}</em></p>` : markup`<ul>\n${lines.map(item)}</ul>`;
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
