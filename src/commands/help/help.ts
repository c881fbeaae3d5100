import { answer, type Command } from '../kernel/command.js';
import { unknownCommand } from '../kernel/suggest.js';
import { buildCommandHelp, buildHelp } from './help-view.js';

/** Help lists the commands it is given, itself included. */
export function createHelp(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    aliases: ['?', 'commands'],
    group: 'Look back',
    usage: 'help [command]',
    summary: 'list the commands, or tell more about one',
    examples: ['/incident help', '/incident help declare'],
    about: 'workspace',
    async run(_deps, { words }) {
      const word = words.next();
      if (word === undefined) return answer(buildHelp(commands()));
      const name = word.replace(/^\/(incident)?/, '').toLowerCase();
      const command = commands().find((one) => one.name === name || one.aliases.includes(name));
      if (!command) throw unknownCommand(name, commands());
      return answer(buildCommandHelp(command));
    },
  };
}
