import { viewer } from '../kernel/access.js';
import { word } from '../kernel/arguments/arguments.js';
import { unknownCommand } from '../kernel/arguments/misspelled.js';
import { type Command, defineCommand } from '../kernel/command.js';
import { offered } from '../kernel/offered.js';
import { answer } from '../kernel/reply.js';
import { buildAllHelp, buildCommandHelp, buildHelp, MORE } from './help-view.js';

/** Help lists the commands it's given, itself included. */
export function createHelp(commands: () => readonly Command[]): Command {
  return defineCommand({
    name: 'help',
    aliases: ['?', 'commands'],
    group: 'Look back',
    usage: 'help [more | command]',
    summary: 'list the everyday commands, all commands, or explain one',
    examples: ['/incident help', '/incident help more', '/incident help declare'],
    target: 'none',
    access: viewer,
    arguments: { about: word((typed) => typed.replace(/^\/(?:incident)?/, '').toLowerCase(), 'first') },
    async run(deps, { invocation, args: { about } }) {
      const own = await offered(deps, invocation, commands());
      if (about === MORE || about === 'all') return answer(buildAllHelp(own));
      if (about === undefined || /^(?:me|us|please|pls|out)$/.test(about)) return answer(buildHelp(own));
      const command = commands().find(({ name, aliases }) => name === about || aliases.includes(about));
      if (!command) throw unknownCommand(about, commands());
      const mine = own.find(({ name }) => name === command.name);
      return answer(buildCommandHelp(mine ?? command, mine !== undefined));
    },
  });
}
