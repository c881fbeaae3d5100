import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UsageError } from '../../src/base/errors.js';
import { verify } from '../../src/cli/verify.js';
import { renderJson } from '../../src/reports/record/export-document.js';
import { anExport } from './hostile-records.js';

const document = anExport();
let folder: string;
let file: string;
let said: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aegis-verify-'));
  file = join(folder, 'inc-42.json');
  said = [];
  vi.spyOn(console, 'log').mockImplementation((words: string) => said.push(words));
});
afterEach(() => rm(folder, { recursive: true }));

it('ends with 0 for an export as it was made', async () => {
  await writeFile(file, renderJson(document));

  expect(await verify([file, '--head', document.head])).toBe(0);
  expect(said).toEqual([`Intact: ${document.entries.length} entries, head ${document.head}`]);
});

it('ends with 1 and names the place for one that was altered', async () => {
  await writeFile(file, renderJson(document).replace('word 5', 'word five'));

  expect(await verify([file])).toBe(1);
  expect(said[0]).toContain('entry 4, "EVENT#2025-01-15T14:05:09.123456Z#declared"');
});

it('tells what it takes, and which file it cannot read', async () => {
  await expect(verify([])).rejects.toThrow(UsageError);
  await expect(verify([file, '--foot'])).rejects.toThrow(UsageError);
  await expect(verify([file])).rejects.toThrow(`${file} cannot be read`);
});
