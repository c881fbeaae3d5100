export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const ACCOUNT = '123456789012';
const REGION = 'eu-west-1';

const PSEUDO: Record<string, string> = {
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
  'AWS::URLSuffix': 'amazonaws.com',
};

/**
 * Computes a value like CloudFormation, with logical ids as physical ids and `arn:X` for `X.Arn`.
 * Conditions are applied before.
 */
export function render(value: Json): Json {
  if (Array.isArray(value)) return value.map(render);
  if (typeof value !== 'object' || value === null) return value;
  const [[name = '', argument = null] = []] = Object.entries(value);
  return (
    INTRINSICS[name]?.(argument) ??
    Object.fromEntries(Object.entries(value).map(([key, one]) => [key, render(one)]))
  );
}

const INTRINSICS: Record<string, (argument: Json) => Json> = {
  Ref: (name) => PSEUDO[String(name)] ?? String(name),
  'Fn::GetAtt': (parts) => attribute(Array.isArray(parts) ? parts.map(String) : String(parts).split('.')),
  'Fn::Join': (argument) => {
    const [separator, parts] = argument as [string, Json[]];
    return parts.map((part) => String(render(part))).join(separator);
  },
  'Fn::Sub': (argument) => {
    const [text, values] = Array.isArray(argument) ? argument : [argument, {}];
    const given = values as { [key: string]: Json };
    return String(text).replace(/\$\{([\w:.]+)\}/g, (_all, name: string) =>
      String(name in given ? render(given[name] ?? null) : (PSEUDO[name] ?? substitute(name))),
    );
  },
};

function substitute(name: string): string {
  return name.includes('.') ? attribute(name.split('.')) : name;
}

function attribute([logicalId = '', ...rest]: string[]): string {
  const name = rest.join('.');
  return name === 'Arn' ? `arn:${logicalId}` : `${logicalId}.${name}`;
}
