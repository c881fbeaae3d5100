import { expect, it } from 'vitest';
import type { PostmortemTemplate } from '../../src/incidents/postmortem-parts.js';
import type { Claim } from '../../src/incidents/records/incident-summary.js';
import { postmortemSection } from '../../src/process/postmortem-section.js';
import { buildDraft } from '../../src/reports/postmortem/postmortem-draft.js';
import { renderDraftHtml } from '../../src/reports/postmortem/postmortem-html.js';
import { renderDraftMarkdown } from '../../src/reports/postmortem/postmortem-markdown.js';
import { anIncident, DECLARED_AT } from '../support/records.js';

function draftWith(template: PostmortemTemplate, claims: readonly Claim[] = []) {
  return buildDraft({
    record: { incident: anIncident(), comments: [], events: [], participants: [], tasks: [], summaries: [] },
    summary: { claims: [...claims], model: 'extractive', fallback: false, timestamp: DECLARED_AT },
    nameOf: (id) => id,
    permalink: () => undefined,
    template,
  });
}

it('appends the sections that aegis.yml asks for', () => {
  const draft = draftWith([{ heading: 'Customer communication', text: 'Who was told <what>?\n' }]);

  expect(renderDraftMarkdown(draft)).toMatch(/\n\n## Customer communication\n\nWho was told <what>\?\n$/);
  expect(renderDraftHtml(draft)).toContain(
    '<h2>Customer communication</h2>\n<p class="text">Who was told &#60;what&#62;?</p>',
  );
});

it('has exactly the parts that a template names, in its order and under its headings', () => {
  const draft = draftWith([
    { part: 'impact', heading: 'What users saw' },
    { heading: 'Cost', text: 'How much?' },
    { part: 'action_items' },
  ]);

  const headings = renderDraftMarkdown(draft).match(/^## .*$/gm);

  expect(headings).toEqual(['## What users saw', '## Cost', '## Action items']);
  expect(renderDraftHtml(draft).match(/<h2>.*?<\/h2>/g)).toHaveLength(3);
});

it.each([
  { name: 'neither', entry: { heading: 'Cost' } },
  { name: 'both', entry: { part: 'impact', text: 'How much?' } },
  { name: 'an unknown part', entry: { part: 'blame' } },
])('refuses a template entry with $name', ({ entry }) => {
  expect(postmortemSection.safeParse({ template: [entry] }).success).toBe(false);
});

it("puts people's own words first, and their notes in the timeline", () => {
  const draft = draftWith(
    [],
    [
      {
        section: 'own_words',
        text: 'The pool was too small.',
        citations: ['EVENT#2025-01-15T15:00:00.000000Z#resolution-1'],
      },
      {
        section: 'own_words',
        text: 'Note by Bob: pool at 20',
        citations: ['COMMENT#2025-01-15T14:10:00.000000Z'],
      },
    ],
  );

  const text = renderDraftMarkdown(draft);

  expect(text).toMatch(/## Resolution\n\n- The pool was too small\./);
  expect(text).toMatch(/## Timeline[^#]*\| 2025-01-15 14:10:00 \| Note by Bob: pool at 20 \|/);
  expect(text.indexOf('## Resolution')).toBeLessThan(text.indexOf('## Impact'));
});
