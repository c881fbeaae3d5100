import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sectionsOf } from '../../../src/incidents/records/incident-summary.js';
import { INSTRUCTIONS } from '../../../src/summaries/bedrock/instructions.js';
import { buildTool } from '../../../src/summaries/bedrock/summary-tool.js';

/** Each stored version must always refer to the same text and tool. */
const KNOWN: Record<string, string> = {
  'summary-4': 'f1019a44cc4d390f',
  'handoff-1': '803bcb354dba08cb',
  'catchup-1': '87eb23eaeb32358a',
  'resolution-1': '00f71763c8264e44',
  'postmortem-1': 'f70e18c83b093de7',
  'part-2': 'b582073beecbb11e',
  'answer-2': '5677c98191aaf545',
  'judge-1': '0e3f91611facebf4',
};

it.each(Object.values(INSTRUCTIONS))(
  "$version hasn't changed without a new version number",
  ({ version, text }) => {
    const tool = JSON.stringify(buildTool(sectionsOf('postmortem')));
    const hash = createHash('sha256').update(text + tool);

    expect(hash.digest('hex').slice(0, 16)).toBe(KNOWN[version]);
  },
);
