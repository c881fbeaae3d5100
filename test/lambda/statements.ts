import { type Json, render } from './intrinsics.js';
import type { Properties } from './template.js';

export interface Statement {
  Effect: string;
  actions: string[];
  /** As ARNs; a resource of the stack is `arn:<its logical id>`. */
  resources: string[];
}

/** A role's statements. */
export function statementsOf({ Policies }: Properties): Statement[] {
  const policies = (Policies ?? []) as unknown as { PolicyDocument: { Statement: Record<string, Json>[] } }[];
  return policies.flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.map(({ Effect, Action, Resource: resource }) => ({
      Effect: String(Effect),
      actions: [Action ?? []].flat().map(String),
      resources: [render(resource ?? [])].flat().map(String),
    })),
  );
}

/** Whether a role may perform an action on a resource. */
export function isAllowed(statements: readonly Statement[], action: string, resource: string): boolean {
  return statements.some(
    ({ actions, resources }) => actions.includes(action) && resources.some((one) => covers(one, resource)),
  );
}

/** Like IAM, interprets a `*` at the end, the only place where roles here have one. */
function covers(pattern: string, resource: string): boolean {
  return pattern.endsWith('*') ? resource.startsWith(pattern.slice(0, -1)) : pattern === resource;
}
