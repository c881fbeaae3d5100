import { expect, it } from 'vitest';
import { buildDraft } from '../../src/reports/postmortem/postmortem-draft.js';
import { renderDraftHtml } from '../../src/reports/postmortem/postmortem-html.js';
import { renderDraftMarkdown } from '../../src/reports/postmortem/postmortem-markdown.js';
import { anIncident, DECLARED_AT } from '../support/records.js';

it('ends with the sections that aegis.yml asks for', () => {
  const draft = buildDraft({
    record: { incident: anIncident(), comments: [], events: [], participants: [], tasks: [], summaries: [] },
    summary: { claims: [], model: 'extractive', fallback: false, timestamp: DECLARED_AT },
    nameOf: (id) => id,
    permalink: () => undefined,
    template: [{ heading: 'Customer communication', text: 'Who was told <what>?\n' }],
  });

  expect(renderDraftMarkdown(draft)).toMatch(/\n\n## Customer communication\n\nWho was told <what>\?\n$/);
  expect(renderDraftHtml(draft)).toContain(
    '<h2>Customer communication</h2>\n<p class="text">Who was told &#60;what&#62;?</p>',
  );
});
