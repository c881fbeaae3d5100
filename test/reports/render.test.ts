import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExport, renderJson } from '../../src/reports/record/export-document.js';
import { dataInHtml, renderHtml } from '../../src/reports/render/export-html.js';
import { renderMarkdown } from '../../src/reports/render/export-markdown.js';
import { markup } from '../../src/reports/render/markup.js';
import { anExport, aRecord, hostileRecord, hostileText } from './hostile-records.js';

/** Anything that a browser would take for a tag. */
const TAG = /<\/?[a-z!][^>]*>/gi;

it('escapes everything except its own markup', () => {
  const bold = markup`<b title="${'"\'`'}">${'<&>'}</b>`;

  expect(markup`<p>${[bold, 1, ['x', bold]]}</p>`.source).toBe(`<p>${bold.source}1x${bold.source}</p>`);
  expect(bold.source).toBe('<b title="&#34;&#39;&#96;">&#60;&#38;&#62;</b>');
});

describe('HTML', () => {
  it('has no script, handler or URL to load, whatever people typed', () => {
    const tags = new Set((renderHtml(anExport(aRecord([], { deleted: true }))).match(TAG) ?? []).map(nameOf));

    fc.assert(
      fc.property(hostileRecord, hostileText, (record, name) => {
        const page = renderHtml(anExport(record, { U01ALICE: name }));
        const found = page.match(TAG) ?? [];

        expect(found.filter((tag) => !tags.has(nameOf(tag)))).toEqual([]);
        expect(
          found.filter((tag) => /\son\w+\s*=|javascript:|\ssrc\s*=|<script|<link|<iframe|<img/i.test(tag)),
        ).toEqual([]);
        expect(page).not.toMatch(/@import|url\(/);
        expect(page).toContain('default-src &#39;none&#39;');
      }),
    );
  });

  it('links to files only over https', () => {
    const page = (link: string) => renderHtml(anExport(aRecord(['', '', '', '', '', '', '', '', '', link])));

    expect(page('https://files.example/a"b')).toContain(
      'href="https://files.example/a%22b" rel="noopener noreferrer"',
    );
    expect(page('javascript:alert(1)')).not.toContain('rel="noopener');
    expect(page('data:text/html,x')).not.toContain('rel="noopener');
  });

  it('contains the JSON export unchanged', () => {
    fc.assert(
      fc.property(hostileRecord, (record) => {
        const document = anExport(record);

        const data = readExport(dataInHtml(renderHtml(document)) ?? '');

        expect(data).toEqual(JSON.parse(JSON.stringify(document)));
      }),
    );
  });
});

describe('Markdown', () => {
  it('keeps its rows, whatever people typed', () => {
    const rowsOf = (markdown: string) =>
      markdown.split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/).filter((line) => line.startsWith('|'));
    const cells = (row: string) => row.replace(/\\./g, '').split('|').length - 2;

    fc.assert(
      fc.property(hostileRecord, hostileText, (record, name) => {
        const markdown = renderMarkdown(anExport(record, { U01ALICE: name }));
        const timeline = markdown.slice(markdown.indexOf('## Timeline'), markdown.indexOf('## Summary from'));

        expect(rowsOf(timeline)).toHaveLength(2 + record.events.length + record.comments.length);
        expect(new Set(rowsOf(timeline).map(cells))).toEqual(new Set([6]));
        expect(markdown.replace(/\\./g, '').replaceAll('<br>', '')).not.toMatch(/[<>]|!\[|\]\(|@[^\u200B]/);
        expect(markdown.match(/^#+ /gm)).toHaveLength(6);
      }),
    );
  });
});

describe('every format', () => {
  const words = ['', '', '', '', '', '', '', '', '', '', 'error rate is 40 %'];
  const formats = { html: renderHtml, json: renderJson, md: renderMarkdown };

  it.each(Object.entries(formats))('shows what was said, but not what was deleted: %s', (_, render) => {
    const record = aRecord(words, { deleted: true });
    const gone = record.comments.map((comment) =>
      comment.deleted_at ? { ...comment, text: 'secret plan' } : comment,
    );

    const file = render(anExport({ ...record, comments: gone }));

    expect(file).toContain('error rate is 40 %');
    expect(file).not.toContain('secret plan');
  });

  it('shows people by name, times in UTC with dates, and the head', () => {
    const document = anExport(aRecord());

    for (const file of [renderHtml(document), renderMarkdown(document)]) {
      expect(file).toMatch(/2025-01-15 14:06:00.*Alice/);
      expect(file).toContain(document.head);
      expect(file).toContain(document.entries[2]?.hash.slice(0, 12));
    }
  });
});

function nameOf(tag: string): string {
  return tag.replace(/[\s>].*$/s, '').toLowerCase();
}
