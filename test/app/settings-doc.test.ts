import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderSettingsDoc } from '../../scripts/settings-doc.js';

const ROOT = join(import.meta.dirname, '../..');

describe('docs/settings.md', () => {
  it('matches the output of `npm run docs`', () => {
    expect(readFileSync(join(ROOT, 'docs/settings.md'), 'utf8')).toBe(renderSettingsDoc());
  });
});

describe('the environment', () => {
  it('is read only where a process starts', () => {
    const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
    const readers = files.filter(
      (name) =>
        name.endsWith('.ts') && /\bprocess\.env\b/.test(readFileSync(join(ROOT, 'src', name), 'utf8')),
    );

    expect(readers.sort()).toEqual([
      'app/lambda/http.ts',
      'app/lambda/schedule.ts',
      'app/lambda/stream.ts',
      'app/lambda/worker.ts',
      'app/quiet-sdk.ts',
      'cli/aegis.ts',
    ]);
  });
});
