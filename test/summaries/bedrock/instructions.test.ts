import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sectionsOf } from '../../../src/incidents/records/incident-summary.js';
import { INSTRUCTIONS } from '../../../src/summaries/bedrock/instructions.js';
import { buildToolConfig } from '../../../src/summaries/bedrock/summary-tool.js';

/** Of each version, what it was: a summary names the version, and that has to mean one text only. */
const KNOWN: Record<string, string> = {
  'summary-2': '028c78da924b972e',
  'part-1': '4f18953471cd119d',
  'answer-1': '6091dd7187a5f084',
};

it.each(Object.values(INSTRUCTIONS))(
  '$version is the text it was; another text is another version',
  ({ version, text }) => {
    const tool = JSON.stringify(buildToolConfig(sectionsOf('postmortem'), false));
    const hash = createHash('sha256').update(text + tool);

    expect(hash.digest('hex').slice(0, 16)).toBe(KNOWN[version]);
  },
);
