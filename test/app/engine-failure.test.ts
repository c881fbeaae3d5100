import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDynoxide } from '../../src/app/embedded/dynoxide.js';

let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'aegis-damaged-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

it.each([
  ['bytes of something else', 'definitely not a table\n'.repeat(200)],
  ['a cut-off table', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(3_000, 7)])],
])('names a table file that holds %s, and leaves it alone', async (_, bytes) => {
  const file = join(home, 'table.db');
  writeFileSync(file, bytes);

  await expect(startDynoxide(file)).rejects.toThrow(`${file} is damaged or isn't an Aegis table.`);

  expect(readFileSync(file).equals(Buffer.from(bytes))).toBe(true);
});

it("names a table file that can't be opened", async () => {
  const folder = join(home, 'table.db');
  mkdirSync(folder);

  await expect(startDynoxide(folder)).rejects.toThrow(`${folder} can't be opened by this user.`);
});
