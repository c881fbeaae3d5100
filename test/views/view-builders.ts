import { readdirSync, readFileSync } from 'node:fs';

const COMMANDS = new URL('../../src/commands/', import.meta.url);
/** An exported builder and the type it returns. */
const BUILDER = /^export function (build\w+)\([\s\S]*?\): ([^{}]+) \{$/gm;
const VIEW = /\b(?:Message|View|ModalView|HomeView|Block)\b/;

export interface ViewBuilder {
  name: string;
  /** Its folder under src/commands. */
  feature: string;
}

/** Every exported function that builds a view, in the order of their files. Read from the sources, by name. */
export function findViewBuilders(): ViewBuilder[] {
  const files = readdirSync(COMMANDS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.sort().flatMap((file) => {
    const source = readFileSync(new URL(file, COMMANDS), 'utf8');
    return [...source.matchAll(BUILDER)]
      .filter(([, , type = '']) => VIEW.test(type))
      .map(([, name = '']) => ({ name, feature: file.split('/')[0] ?? '' }));
  });
}
