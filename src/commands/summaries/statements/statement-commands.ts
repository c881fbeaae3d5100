import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { participant } from '../../kernel/access.js';
import { converted, required, rest } from '../../kernel/arguments/arguments.js';
import { type Command, defineCommand } from '../../kernel/command.js';
import { confirm } from '../../kernel/reply.js';
import { addNote } from '../../notes/note.js';

interface Statement {
  name: string;
  aliases: readonly string[];
  /** How the note starts, which marks its kind whatever the rest says. */
  label: string;
  summary: string;
  examples: readonly string[];
  /** Shown when the text is missing. */
  missing: string;
}

/** `the deploy` for `is the deploy` and `: the deploy` */
function withoutVerb(text: string): string {
  return text.replace(/^(?:(?:is|was)|[:=])\s{1,3}(?=\S)/i, '');
}

/** A note that declares its own kind; summaries rely on that. */
function defineStatement({ name, aliases, label, summary, examples, missing }: Statement): Command {
  return defineCommand({
    name,
    aliases,
    group: 'Run an incident',
    usage: `${name} text... [id]`,
    summary,
    examples,
    target: 'live-incident',
    access: participant('add notes to'),
    arguments: { text: required(converted(rest('verbatim'), withoutVerb), missing) },
    async run(deps, { invocation, incident, args: { text } }) {
      await addNote(deps, invocation, { incident, text: `${label}: ${text}` });
      const noted = notice(
        `Noted on ${shortId(incident.incident_id)}. Summaries will show it in its own section.`,
      );
      return confirm(invocation, incident, noted);
    },
  });
}

export const cause = defineStatement({
  name: 'cause',
  aliases: ['rootcause'],
  label: 'cause',
  summary: 'state the cause, for the record and every summary',
  examples: [
    '/incident cause the pool was cut to 20 connections by mistake',
    '/incident cause 42 an expired certificate',
  ],
  missing: "What's the cause? `/incident cause the pool was cut to 20 connections`.",
});

export const ruledOut = defineStatement({
  name: 'ruledout',
  aliases: ['excluded'],
  label: 'ruled out',
  summary: "state what wasn't the cause",
  examples: [
    '/incident ruledout the firewall, its rules are unchanged',
    '/incident ruledout 42 the vendor, their gateway is fine',
  ],
  missing: "What wasn't it? `/incident ruledout the firewall, its rules are unchanged`.",
});

export const decision = defineStatement({
  name: 'decision',
  aliases: ['decided'],
  label: 'decision',
  summary: 'state what was decided',
  examples: [
    '/incident decision roll back to 4.11',
    '/incident decision 42 keep the site read-only until noon',
  ],
  missing: 'What was decided? `/incident decision roll back to 4.11`.',
});
