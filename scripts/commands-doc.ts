import type { Command } from '../src/commands/kernel/command.js';

/** Renders docs/commands.md from the registry. */
export function renderCommandsDoc(commands: readonly Command[]): string {
  const groups = [...new Set(commands.map(({ group }) => group))];
  return [
    '# Commands',
    '',
    'Generated from the registry by `npm run docs`; a test keeps it current.',
    '',
    'In an incident channel, a command is about that incident. Elsewhere, put its id (`42` or `INC-42`) first or last.',
    '',
    ...groups.flatMap((group) => [
      `## ${group}`,
      '',
      ...commands.filter((one) => one.group === group).flatMap(render),
    ]),
  ].join('\n');
}

function render({ usage, summary, aliases, examples }: Command): string[] {
  const also = aliases.length > 0 ? ` Also: ${aliases.map((alias) => `\`${alias}\``).join(', ')}.` : '';
  return [
    `### \`/incident ${usage}\``,
    '',
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.${also}`,
    '',
    ...examples.map((example) => `- \`${example}\``),
    '',
  ];
}
