import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildProcessSchema, renderProcessDoc } from '../../scripts/process-doc.js';
import { readConfig } from '../../src/app/config/config.js';
import { defaultSeverity } from '../../src/process/process-rules.js';
import { readProcess } from '../../src/process/read-process.js';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const EXAMPLE = read('aegis.example.yml');
const IS_DEFAULT = /# the default$/;

/** The settings that a file leads to, without what is merged into others. */
function settingsFrom(text: string): unknown {
  const found = readProcess(text);
  if ('problems' in found) return found.problems;
  const { settings } = readConfig({}, 'embedded', found.process);
  const { severities, reminders: _merged, announcement_channel: _also, ...process } = settings.process;
  const rules = Object.entries(severities).map(([level, rule]) => [
    level,
    { ...rule, update_every: undefined },
  ]);
  return {
    ...settings,
    process: { ...process, severities: rules, default_severity: defaultSeverity(settings.process) },
  };
}

describe('aegis.example.yml', () => {
  it('is valid', () => {
    expect(settingsFrom(EXAMPLE)).not.toBeInstanceOf(Array);
  });

  it.each(EXAMPLE.split('\n').filter((line) => IS_DEFAULT.test(line)))(
    'spells out the defaults: %s',
    (line) => {
      const without = EXAMPLE.replace(`${line}\n`, '');

      expect(without).not.toBe(EXAMPLE);
      expect(settingsFrom(without)).toEqual(settingsFrom(EXAMPLE));
    },
  );

  it('has every section', () => {
    const { properties } = buildProcessSchema() as { properties: Record<string, unknown> };
    const missing = Object.keys(properties).filter((name) => !EXAMPLE.includes(`\n${name}:`));

    expect(missing).toEqual([]);
  });
});

describe('the documents about aegis.yml', () => {
  it('match what `npm run docs` writes', () => {
    expect(read('docs/aegis-yml.md')).toBe(renderProcessDoc());
    expect(JSON.parse(read('docs/aegis.schema.json'))).toEqual(buildProcessSchema());
  });

  it('describe every key', () => {
    expect(renderProcessDoc()).not.toMatch(/\| {2}\|/);
  });
});
