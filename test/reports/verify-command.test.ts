import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UsageError } from '../../src/base/errors.js';
import { verify } from '../../src/cli/verify-command.js';
import { renderJson } from '../../src/reports/record/export-document.js';
import { anExport } from './hostile-records.js';

const document = anExport();
let folder: string;
let file: string;
let printed: string[];

const run = (...argv: string[]) => verify({ name: 'verify', argv, env: {}, usage: 'aegis verify FILE' });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aegis-verify-'));
  file = join(folder, 'inc-42.json');
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => printed.push(line));
});
afterEach(() => rm(folder, { recursive: true }));

it('exits with 0 for an unaltered export', async () => {
  await writeFile(file, renderJson(document));

  expect(await run(file, '--head', document.head)).toBe(0);
  expect(printed[0]).toMatch(/^Intact: INC-\S+, \d+ entries, exported .* It has the head you gave/);
  expect(printed[0]).toContain(document.head);
});

it('exits with 1 and names the first altered entry', async () => {
  await writeFile(file, renderJson(document).replace('word 5', 'word five'));

  expect(await run(file)).toBe(1);
  expect(printed[0]).toContain('entry 4, "EVENT#2025-01-15T14:05:09.123456Z#declared"');
});

it('shows its usage, and names a missing file', async () => {
  await expect(run()).rejects.toThrow(UsageError);
  await expect(run(file, '--foot')).rejects.toThrow(UsageError);
  await expect(run(file)).rejects.toThrow(`${file} doesn't exist`);
});
