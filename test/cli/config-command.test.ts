import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { config } from '../../src/cli/config-command.js';
import { programArguments } from '../support/program.js';

const ROOT = join(import.meta.dirname, '../..');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aegis-config-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function check(
  text: string,
  env: Record<string, string> = {},
): Promise<{ code: number; said: string }> {
  const file = join(folder, 'aegis.yml');
  await writeFile(file, text);
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const code = await config({
    argv: ['check', file],
    env,
    name: 'config',
    usage: 'aegis config check [FILE]',
  });
  const said = log.mock.calls.flat().join('\n').replaceAll(`${folder}/`, '');
  log.mockRestore();
  return { code, said };
}

const PAGED = 'services:\n  payments:\n    pagerduty:\n      routing_key_env: PAGERDUTY_KEY_PAYMENTS\n';

it('reports what a valid file defines, and which secrets are missing', async () => {
  expect(await check(PAGED)).toEqual({
    code: 0,
    said: "aegis.yml is valid: 1 service, severities P0, P1, P2, P3, P4, 0 alert routes, 0 event sinks.\nSecrets that aren't set in this shell, and must be where Aegis runs: PAGERDUTY_KEY_PAYMENTS.",
  });
  expect((await check(PAGED, { PAGERDUTY_KEY_PAYMENTS: 'key' })).said).not.toContain(
    'PAGERDUTY_KEY_PAYMENTS',
  );
});

it('points out services that are mentioned but not listed, which may be typos', async () => {
  const named = 'checklists: [{ name: First, services: [payment, payments, b2b], tasks: [Look] }]';

  expect(
    (await check(`${PAGED}${named}`, { PAGERDUTY_KEY_PAYMENTS: 'key' })).said.split('\n').slice(1),
  ).toEqual([
    "checklists[1] names the service payment, which isn't in services; did you mean payments?",
    "checklists[1] names the service b2b, which isn't in services.",
  ]);
  expect((await check(named)).said).not.toContain("isn't in services");
});

it('points out event types that a sink subscribes to but never gets', async () => {
  const types = '[incident.declared, task.*, incident.declare, ticket.created]';
  const sinks = `events: { sinks: [{ name: jira, event_bus: main, types: ${types} }] }`;

  expect((await check(sinks)).said.split('\n').slice(1)).toEqual([
    'The sink jira asks for incident.declare, which is never published; did you mean incident.declared?',
    'The sink jira asks for ticket.created, which is never published; docs/events.md lists the types.',
  ]);
});

it('reports every mistake with its line', async () => {
  expect(await check('servces: {}\nreminders:\n  close: soon\n')).toEqual({
    code: 1,
    said: `aegis.yml, line 1: there's no key "servces" in the file; did you mean services?
aegis.yml, line 3: reminders.close must be a duration such as 30m, 24h or 5d, or never`,
  });
});

it('reads ./aegis.yml, and says if there is none', async () => {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const code = await config({ argv: ['check'], env: {}, name: 'config', usage: '' });

  expect(code).toBe(0);
  expect(log.mock.calls).toEqual([["There's no aegis.yml here, so what's built in applies."]]);
  log.mockRestore();
});

it('refuses a missing file', async () => {
  const call = { argv: ['check', join(folder, 'no.yml')], env: {}, name: 'config', usage: '' };

  await expect(config(call)).rejects.toThrow(/no\.yml can't be read \(ENOENT\)/);
});

it('keeps Aegis from starting with an invalid file', async () => {
  const file = join(folder, 'aegis.yml');
  await writeFile(file, 'servces: {}');

  const program = await programArguments();
  const started = new Promise<string>((resolve) => {
    const env = { PATH: process.env.PATH, AEGIS_CONFIG: file };
    execFile(process.execPath, [...program, 'start'], { env, cwd: ROOT }, (error, _out, said) =>
      resolve(`${error?.code} ${said}`),
    );
  });

  expect(await started).toMatch(
    /^1 Aegis can't start:\n {2}- .*aegis\.yml, line 1: there's no key "servces"/,
  );
});
