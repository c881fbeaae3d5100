import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/manifest/manifest.ts', ...args], {
    cwd: ROOT,
  });

it('prints the manifest for an address, ready to paste', async () => {
  const { stdout } = await run('--url', 'https://abc123.execute-api.eu-west-1.amazonaws.com');

  const { settings } = parse(stdout);
  expect(settings.socket_mode_enabled).toBe(false);
  expect(settings.interactivity.request_url).toMatch(/^https:\/\/abc123\.execute-api\./);
});

it('prints its usage instead of a manifest that Slack would refuse', async () => {
  await expect(run('--adress', 'https://a.example')).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('npm run -s manifest'),
  });
});
