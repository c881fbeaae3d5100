import { fromSlackTs, type Timestamp } from '../../base/timestamp.js';
import { notice } from '../../views/blocks.js';
import { date } from '../../views/text.js';
import { type Access, lead, participant } from '../kernel/access.js';
import { required, rest, word } from '../kernel/arguments/arguments.js';
import { type CommandRequest, defineCommand } from '../kernel/command.js';
import { answer } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { findAuthor } from './find-redactable.js';
import { redactMessage } from './redact-message.js';

const LINK = /^<?https?:\/\/[^/\s]+\/archives\/[A-Z0-9]+\/p(\d+)(\d{6})(?:[?|][^\s>]*)?>?$/;
const TS = /^\d{9,11}\.\d{6}$/;

const redactArguments = {
  timestamp: required(
    word(readMessageTime, 'first'),
    'Which message? Add its link, from *Copy link* in its menu: `/incident redact https://…/p1736949909123456`.',
  ),
  why: rest('verbatim'),
};

export const redact = defineCommand({
  name: 'redact',
  aliases: [],
  group: 'Run an incident',
  usage: 'redact message-link [why]',
  summary: 'remove a message from the record, and the summary lines that rest on it',
  examples: ['/incident redact https://acme.slack.com/archives/C1/p1736949909123456 a customer’s name'],
  target: 'live-incident',
  access: accessFor,
  arguments: redactArguments,
  async run(deps, { invocation, incident: { incident_id }, args: { timestamp, why } }) {
    await redactMessage.open(deps, invocation, {
      incident_id,
      timestamp,
      user_id: invocation.userId,
      why,
    });
    return answer(
      notice(
        `Removing the message of ${date(timestamp)} from the record. It's still in Slack: delete it there, too.`,
      ),
    );
  },
});

/** Participants may redact their own messages, notes and reasons; anything else takes a lead. */
async function accessFor(
  { invocation, incident: { incident_id }, args }: CommandRequest<'live-incident', typeof redactArguments>,
  { store }: RequestDeps,
): Promise<Access> {
  const author = await findAuthor({ store }, incident_id, args.timestamp);
  if (author === invocation.userId) return participant('redact messages in');
  return lead("redact other people's messages in");
}

/** The time of the message that a link, or Slack's own timestamp, names. */
function readMessageTime(typed: string): Timestamp | undefined {
  const [, seconds, micros] = LINK.exec(typed) ?? [];
  return fromSlackTs(seconds === undefined ? (TS.exec(typed)?.[0] ?? '') : `${seconds}.${micros}`);
}
