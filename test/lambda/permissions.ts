import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const FILE = join(import.meta.dirname, '../../serverless.yml');

interface Role {
  Properties: { Policies: { PolicyDocument: { Statement: { Action?: string | string[] }[] } }[] };
}

/** The actions that a role of serverless.yml allows. */
export function allowedTo(roleName: string): Set<string> {
  const { resources } = parse(readFileSync(FILE, 'utf8'), { merge: true, logLevel: 'silent' }) as {
    resources: { Resources?: Record<string, Role> }[];
  };
  const role = resources.flatMap(({ Resources }) => Resources?.[roleName] ?? [])[0];
  if (!role) throw new Error(`there is no ${roleName}`);
  const statements = role.Properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  return new Set(statements.flatMap(({ Action }) => Action ?? []));
}
