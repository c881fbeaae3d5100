import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { SETTINGS } from '../src/app/config/settings-table.js';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const compose = parse(read('compose.yml'));
const values = parse(read('chart/values.yaml'));
const deployment = read('chart/templates/deployment.yaml');

const YAML_FILES = [
  'compose.yml',
  'serverless.yml',
  ...['chart', 'deploy', '.github/workflows'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => `${folder}/${name}`),
  ),
];

it.each(YAML_FILES)('%s is YAML that every parser reads', (path) => {
  const { errors } = parseDocument(read(path), { strict: true, uniqueKeys: true });

  expect(errors).toEqual([]);
  // YAML 1.1 takes a bare `?` inside braces for a key.
  expect(
    read(path)
      .split('\n')
      .filter((line) => /\{.*: [^'"{}]*\? /.test(line)),
  ).toEqual([]);
});

describe('the image', () => {
  it('comes from a Dockerfile without findings', () => {
    expect(validate(read('Dockerfile'))).toEqual([]);
  });

  it("doesn't run as root", () => {
    const last =
      read('Dockerfile')
        .split(/^FROM /m)
        .at(-1) ?? '';

    expect(last).toMatch(/^USER node$[\s\S]*^CMD /m);
  });
});

describe('the compose file and the chart', () => {
  it.each([
    ['compose', Object.keys(compose.services.aegis.environment)],
    ['chart', Object.keys(values.settings)],
  ])('set environment variables that Aegis reads: %s', (_, names) => {
    expect(names.filter((name) => !(name in SETTINGS) && !name.startsWith('AWS_'))).toEqual([]);
  });

  it('leave the file system read-only and drop every capability', () => {
    expect(compose.services.aegis).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(deployment).toContain('readOnlyRootFilesystem: true');
    expect(deployment).toContain('capabilities: { drop: [ALL] }');
    expect(deployment).toContain('runAsNonRoot: true');
  });

  it('put aegis.yml where the image looks for it, and restart when it changes', () => {
    const workdir = [...read('Dockerfile').matchAll(/^WORKDIR (\S+)$/gm)].at(-1)?.[1];

    expect(deployment).toContain(`mountPath: ${workdir}/aegis.yml, subPath: aegis.yml`);
    expect(deployment).toContain('.Values.process | sha256sum');
    expect(deployment).toMatch(/kind: Service\n[\s\S]*targetPort: health/);
  });

  it('refuses to keep the record where it would be lost with the pod, or where two processes would share a file', () => {
    const guards = deployment.slice(0, deployment.indexOf('apiVersion'));
    const refusals = [...guards.matchAll(/\{\{- fail "([^"]+)" \}\}/g)].map(([, why]) => why);

    expect(refusals).toHaveLength(3);
    expect(refusals.join()).toMatch(/the record would be lost.*archives would be lost.*allows one process/);
    expect(guards).toContain('if not .Values.volume.enabled');
    expect(values).toMatchObject({ replicas: 1, volume: { enabled: true } });
  });

  it('open and close the same blocks', () => {
    const count = (pattern: RegExp) => deployment.match(pattern)?.length ?? 0;

    expect(count(/\{\{-? (?:if|with|range) /g)).toBe(count(/\{\{-? end \}\}/g));
  });

  it('use values that the chart declares', () => {
    const used = [...deployment.matchAll(/\.Values\.([\w.]+)/g)].map(([, path = '']) => path.split('.'));
    const valueAt = (path: readonly string[]) =>
      path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], values);

    expect(used.filter((path) => valueAt(path) === undefined)).toEqual([]);
    expect(used.length).toBeGreaterThan(5);
  });
});
