import { type Message, section } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { LIMITS } from '../../views/limits.js';
import { cutMarkup, label } from '../../views/text.js';

/** Used for roles that the setting doesn't cover. */
const DEFAULTS = new Map([
  [
    'commander',
    [
      'You decide and delegate. Ask for reports instead of investigating yourself.',
      '•  `/incident status`, `severity` and `assign` keep the record correct',
      '•  `/incident task check the replica @bob` delegates work',
      '•  `/incident update` informs stakeholders; `/incident handoff @carol` ends your shift',
    ].join('\n'),
  ],
  [
    'comms',
    [
      'You keep stakeholders informed, so that no one else has to.',
      "•  `/incident update` posts to the announcement channel: what's wrong, who's affected, when the next update is due",
      '•  `/incident summary` gives you the current state with sources',
    ].join('\n'),
  ],
  [
    'scribe',
    [
      'You make sure the record is complete. Messages in this channel are recorded automatically.',
      '•  `/incident note at:14:05 the vendor called` adds what happened elsewhere',
      '•  a :pushpin: on a message makes it a key event',
    ].join('\n'),
  ],
  [
    'ops',
    [
      "You investigate and fix it. Post what you're about to do before you do it.",
      '•  `/incident tasks` lists open tasks; `/incident task take 2` takes one',
    ].join('\n'),
  ],
]);

/** The roles that have instructions, by their usual names. */
export function rolesWithInstructions(own: ReadonlyMap<string, string>): string[] {
  return [...new Set([...DEFAULTS.keys(), ...own.keys()])];
}

/** What a role involves; undefined for roles without instructions. `own` takes precedence. */
export function buildRoleInstructions(
  incidentId: string,
  role: string,
  own: ReadonlyMap<string, string>,
): Message | undefined {
  const instructions = own.get(role) ?? DEFAULTS.get(role);
  if (!instructions) return undefined;
  const title = `What the *${label(role)}* of ${shortId(incidentId)} does`;
  return { text: title, blocks: [section(cutMarkup(`${title}\n${instructions}`, LIMITS.section))] };
}
