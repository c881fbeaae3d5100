import type { YAMLParseError } from 'yaml';

/** How to correct mistakes that the parser describes in terms of YAML's grammar. */
const REMEDIES: readonly (readonly [said: RegExp, remedy: string])[] = [
  [/^With stringKeys/, 'a key must be text; put a value that starts with { or [ in quotes'],
  [/^Tabs are not allowed/, 'indent with spaces, not with tabs'],
  [/^Map keys must be unique/, 'this key appears twice; keys must be unique'],
  [/must start at the same column/, 'keys of the same thing must be indented equally'],
  [
    /^Nested mappings are not allowed/,
    'put text with a colon in quotes, and indent keys of the same thing equally',
  ],
  [/^Block collections are not allowed/, 'put text with a colon in quotes, or its key on a line below'],
  [/call stack/, 'lists are nested too deeply'],
  [/^Implicit (?:map )?keys need/, 'a key needs a colon after it'],
  [/^Missing closing/, 'a closing quotation mark is missing'],
  [/multiple documents/, 'the file must be one document; remove the line with ---'],
];

/** A syntax mistake in the file. Names of people and channels start with characters that YAML reserves. */
export function describeSyntax({ message }: YAMLParseError): string {
  const [, remedy] = REMEDIES.find(([said]) => said.test(message)) ?? [];
  if (remedy !== undefined) return remedy;
  return /reserved character [@`]/.test(message) ? `${message}; put it in quotes` : message;
}

/** One mistake leads the parser to more further on. */
export function firstOfEachLine(problems: readonly string[]): string[] {
  const lineOf = (problem: string | undefined) => problem?.split(':')[0];
  return problems.filter((problem, index) => lineOf(problem) !== lineOf(problems[index - 1]));
}
