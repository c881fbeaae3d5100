import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sectionsOf } from '../../../src/incidents/records/incident-summary.js';
import { INSTRUCTIONS } from '../../../src/summaries/bedrock/instructions.js';
import { buildToolConfig } from '../../../src/summaries/bedrock/summary-tool.js';

/** Summaries store the version, so one version must always mean the same text and tool. */
const KNOWN: Record<string, string> = {
  'summary-3': '92b4fb49c316c5bc',
  'part-2': '11386023b75862a4',
  'answer-2': '5582254e010f1a50',
};

it.each(Object.values(INSTRUCTIONS))(
  '$version has not changed without a new version number',
  ({ version, text }) => {
    const tool = JSON.stringify(buildToolConfig(sectionsOf('postmortem'), false));
    const hash = createHash('sha256').update(text + tool);

    expect(hash.digest('hex').slice(0, 16)).toBe(KNOWN[version]);
  },
);
