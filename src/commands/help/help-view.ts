import { actions, type Block, commandButton, context, type Message, section } from '../../views/blocks.js';

/** What help shows of a command. */
export interface CommandHelp {
  name: string;
  aliases: readonly string[];
  group: string;
  usage: string;
  summary: string;
  examples: readonly string[];
}

/** What `/incident` alone shows outside an incident channel. */
export function buildMenu(): Message {
  const text = 'What would you like to do? `/incident help` lists the everyday commands.';
  return {
    text,
    blocks: [
      section(text),
      actions([
        commandButton({ label: 'Declare an incident', command: 'declare', style: 'danger' }),
        commandButton({ label: 'Active incidents', command: 'list' }),
        commandButton({ label: 'Help', command: 'help' }),
      ]),
    ],
  };
}

/** In the order in which an incident needs them, then what's left to people who only look. */
const EVERYDAY = [
  ...['declare', 'ack', 'assign', 'note', 'task', 'update', 'summary', 'resolve'],
  ...['show', 'catchup', 'ask', 'timeline', 'tasks', 'roles', 'list'],
];
const EVERYDAY_SHOWN = 8;

/** The everyday commands among a person's own, on one screen of a phone; a button shows the others. */
export function buildHelp(commands: readonly CommandHelp[]): Message {
  const everyday = EVERYDAY.flatMap((name) => commands.find((command) => command.name === name) ?? []);
  const lines = everyday
    .slice(0, EVERYDAY_SHOWN)
    .map(({ summary, examples: [example = ''] }) => `\`${example}\`  ${summary.split(/[:;]/)[0]}`);
  const withId = everyday.some(({ name }) => name === 'ack') ? 'ack 42' : 'show 42';
  return {
    text: 'Help for /incident',
    blocks: [
      section(`*Everyday commands*\n${lines.join('\n')}`),
      context(`Outside the incident channel, add its id: \`/incident ${withId}\`.`),
      actions([
        commandButton({ label: 'More', command: `help ${MORE}` }),
        commandButton({ label: 'Declare an incident', command: 'declare' }),
      ]),
    ],
  };
}

/** What `/incident help more` asks for. */
export const MORE = 'more';

export function buildAllHelp(commands: readonly CommandHelp[]): Message {
  const groups = [...new Set(commands.map(({ group }) => group))];
  return {
    text: 'Help for /incident',
    blocks: [
      ...groups.map((group) => groupSection(group, commands)),
      context(
        'In an incident channel, commands are about that incident. Elsewhere, add its id, `42` or `INC-42`. ' +
          'To learn more about a command, run `/incident help show`.',
      ),
    ],
  };
}

/** `isOwn`: the person could use it. */
export function buildCommandHelp({ usage, summary, aliases, examples }: CommandHelp, isOwn = true): Message {
  const also = aliases.length > 0 ? `\nAlso: ${aliases.map((alias) => `\`${alias}\``).join(', ')}` : '';
  const text = `*\`/incident ${usage}\`*\n${summary}${also}\n${examples.map((example) => `•  \`${example}\``).join('\n')}`;
  const others = isOwn ? [] : [context('Full members of this workspace can use it.')];
  return { text, blocks: [section(text), ...others] };
}

function groupSection(group: string, commands: readonly CommandHelp[]): Block {
  const lines = commands.filter((command) => command.group === group).map(line);
  return section(`*${group}*\n${lines.join('\n')}`);
}

function line({ usage, summary }: CommandHelp): string {
  return `\`${usage}\`  ${summary}`;
}
