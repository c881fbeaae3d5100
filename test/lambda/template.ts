import type { Json } from './intrinsics.js';

export type Properties = Record<string, Json>;

interface Resource {
  Type: string;
  Condition?: string;
  DeletionPolicy?: string;
  Properties: Properties;
}

export interface Template {
  /** Resources by logical id, with conditions applied. */
  resources: Record<string, Resource>;
  /** The resources of a type, by logical id. */
  ofType(type: string): Record<string, Resource>;
  /** The properties of a resource. Throws if it doesn't exist. */
  of(logicalId: string): Properties;
}

export interface RawTemplate {
  Conditions: Record<string, Json>;
  Resources: Record<string, Resource>;
}

/** Applies conditions like CloudFormation; all of them compare literals. */
export function applyConditions({ Conditions, Resources }: RawTemplate): Template {
  const holds = (name: string) => evaluate(Conditions[name] ?? false);
  const kept = Object.entries(Resources).filter(([, { Condition }]) => !Condition || holds(Condition));
  const resources = Object.fromEntries(
    kept.map(([id, resource]) => [id, { ...resource, Properties: decide(resource.Properties ?? {}, holds) }]),
  ) as Record<string, Resource>;
  return {
    resources,
    ofType: (type) =>
      Object.fromEntries(Object.entries(resources).filter(([, resource]) => resource.Type === type)),
    of(logicalId) {
      const resource = resources[logicalId];
      if (!resource) throw new Error(`there is no ${logicalId}`);
      return resource.Properties;
    },
  };
}

function evaluate(condition: Json): boolean {
  if (!isObject(condition)) return condition === true;
  const { 'Fn::Equals': equals, 'Fn::Not': not } = condition;
  if (Array.isArray(equals)) return String(equals[0]) === String(equals[1]);
  if (Array.isArray(not)) return !evaluate(not[0] ?? false);
  throw new Error(`unknown condition: ${JSON.stringify(condition)}`);
}

const NOTHING = Symbol('AWS::NoValue');

function decide(value: Json, holds: (name: string) => boolean): Json {
  const decided = decideOne(value, holds);
  return decided === NOTHING ? null : decided;
}

function decideOne(value: Json, holds: (name: string) => boolean): Json | typeof NOTHING {
  if (Array.isArray(value)) {
    return value.map((one) => decideOne(one, holds)).filter((one) => one !== NOTHING) as Json[];
  }
  if (!isObject(value)) return value;
  if (value.Ref === 'AWS::NoValue') return NOTHING;
  const choice = value['Fn::If'];
  if (Array.isArray(choice)) return decideOne(choice[holds(String(choice[0])) ? 1 : 2] ?? null, holds);
  const entries = Object.entries(value).map(([key, one]) => [key, decideOne(one, holds)] as const);
  return Object.fromEntries(entries.filter(([, one]) => one !== NOTHING)) as { [key: string]: Json };
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Pattern = { [key: string]: Pattern | Json[] };

/** Whether an event filter matches a record: lists of exact values and prefixes, as documented by AWS. */
export function passes(pattern: Pattern, record: unknown): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    const value = (record as Record<string, unknown> | undefined)?.[key];
    if (!Array.isArray(wanted)) return passes(wanted, value);
    return wanted.some((one) =>
      isObject(one) ? typeof value === 'string' && value.startsWith(String(one.prefix)) : one === value,
    );
  });
}
