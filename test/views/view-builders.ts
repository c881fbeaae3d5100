import { readdirSync, readFileSync } from 'node:fs';

const COMMANDS = new URL('../../src/commands/', import.meta.url);
/** Functions in src/commands that build something other than a view. */
const OTHER_BUILDERS = new Set(['buildChannelName', 'buildRequest', 'buildTelling', 'buildTaskAnnouncement']);

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
    const names = readFileSync(new URL(file, COMMANDS), 'utf8').matchAll(/^export function (build\w+)/gm);
    return [...names]
      .map(([, name = '']) => ({ name, feature: file.split('/')[0] ?? '' }))
      .filter(({ name }) => !OTHER_BUILDERS.has(name));
  });
}
