import { type Message, section } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { LIMITS } from '../../views/limits.js';
import { cutMarkup, label } from '../../views/text.js';

/** What whoever gets a role is told, unless the setting says otherwise. */
const DEFAULTS = new Map([
  [
    'commander',
    [
      'You lead: you decide, others do. Ask for news instead of looking into it yourself.',
      '•  `/incident status`, `severity` and `assign` keep the record right',
      '•  `/incident task check the replica @bob` gives work away',
      '•  `/incident update` tells those who wait, `/incident handoff @carol` when your shift ends',
    ].join('\n'),
  ],
  [
    'comms',
    [
      'You tell those who wait, so that nobody else has to.',
      '•  `/incident update` posts to the announcement channel: what is wrong, who is affected, when the next news comes',
      '•  `/incident summary` tells where it stands, with sources',
    ].join('\n'),
  ],
  [
    'scribe',
    [
      'You see to it that the record is complete. What is said here is on it by itself.',
      '•  `/incident note at:14:05 the vendor called` adds what was said elsewhere',
      '•  a :pushpin: on a message makes it a key event',
    ].join('\n'),
  ],
  [
    'ops',
    [
      'You look into it and mend it. Say what you are about to do before you do it.',
      '•  `/incident tasks` shows what is to be done; `/incident task take 2` takes one',
    ].join('\n'),
  ],
]);

/** Told to one person only; undefined for a role of which nothing is said. */
export function buildRoleInstructions(
  incidentId: string,
  role: string,
  own: ReadonlyMap<string, string>,
): Message | undefined {
  const says = own.get(role) ?? DEFAULTS.get(role);
  if (!says) return undefined;
  const title = `You are *${label(role)}* of ${shortId(incidentId)}.`;
  const text = cutMarkup(`${title}\n${says}`, LIMITS.section);
  return { text: title, blocks: [section(text)] };
}
