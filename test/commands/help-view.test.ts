import { expect, it } from 'vitest';
import { buildHelp } from '../../src/commands/help/help-view.js';
import { COMMANDS } from '../../src/commands/registry.js';

it('explains eight commands on one screen, with a button for the rest', () => {
  const { blocks = [] } = buildHelp(COMMANDS);
  const [first] = blocks;
  const lines = first?.type === 'section' ? (first.text?.text.split('\n') ?? []) : [];

  expect(lines).toHaveLength(9);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(130);
  expect(JSON.stringify(blocks)).toContain('"value":"help more"');
});
