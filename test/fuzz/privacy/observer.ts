import type { Message, View } from 'slack-simulator';
import type { Incident } from '../../../src/incidents/records/incident.js';
import { type TestAegis, textOf } from '../../support/aegis.js';
import { BOT } from '../../support/slack.js';
import { EVERYONE, isActive, isFullMember } from './people.js';
import { createFinder, createMessageReader } from './read-message.js';

/** A word in every question, which only the person who asked may see again. */
export const QUESTION = 'askedinprivate';

/** How long a process may rely on an earlier answer from Slack. */
const BELIEVED_MS = 60_000;

/** A refusal repeats the person's own text. */
const ECHO = /\nYou typed:\n(?:> .*(?:\n|$))+/;

const isInvitation = ({ subtype, inviter }: Message) => subtype === 'channel_join' && inviter === BOT;

/**
 * A model of who may see what, independent of the product's rules, and of everything that people were shown.
 */
export interface Observer {
  /** Looks at everything that has changed; returns what someone saw but mustn't have. */
  look(options: { jobsWait: boolean }): Promise<string[]>;
  /** Checks the response to an alert source, which mustn't name an incident. */
  answered(text: string): void;
}

interface Known {
  visibility: Incident['visibility'];
  channel: string;
}

export function createObserver({ workspace, deps, clock }: TestAegis): Observer {
  const read = createMessageReader(workspace);
  const findIncidents = createFinder();
  const before = new Map<number, Known>();
  const lastInside = new Map<string, number>();
  const seenTexts = new WeakMap<Message, string>();
  const seenHomes = new Map<string, string>();
  const homeTexts = new WeakMap<View, string>();
  /**
   * Incidents that became private, with the Homes from before, while jobs that take
   * them back may still be waiting.
   */
  const hidden = new Map<number, ReadonlyMap<string, string>>();
  const answers: string[] = [];
  let ephemerals = 0;
  let modals = 0;
  const now = () => Date.parse(clock.now());

  const membersOf = (channel: string) => workspace.channels.get(channel)?.members ?? [];

  async function readIncidents(): Promise<Map<number, Known>> {
    // A step declares at most one incident, plus one by an alert.
    const ids = Array.from({ length: before.size + 3 }, (_, i) => `INC-${String(i + 1).padStart(6, '0')}`);
    const incidents = await deps.store.getIncidents(ids, { consistent: true });
    return new Map(
      incidents.map(({ incident_id, visibility, channel_id = '' }) => [
        Number(incident_id.slice(4)),
        { visibility, channel: channel_id },
      ]),
    );
  }

  /** Whether someone may see an incident, or could until a moment ago. */
  function mayKnow(user: string, n: number, current: ReadonlyMap<number, Known>): boolean {
    if (!isActive(user)) return false;
    if (now() - (lastInside.get(`${user} ${n}`) ?? Number.NEGATIVE_INFINITY) <= BELIEVED_MS) return true;
    const states = [before.get(n), current.get(n)];
    return isFullMember(user) && states.some((state) => state?.visibility === 'public');
  }

  const leaksIn = (text: string, current: ReadonlyMap<number, Known>) =>
    findIncidents(text).filter((n) => current.has(n));

  const toPerson = (user: string, where: string, text: string, current: ReadonlyMap<number, Known>) =>
    leaksIn(text, current)
      .filter((n) => !mayKnow(user, n, current))
      .map((n) => `${user} learns of INC-${n} in ${where}: ${text.slice(0, 300)}`);

  function lookAtPeople(current: ReadonlyMap<number, Known>): string[] {
    const shown = workspace.ephemerals.slice(ephemerals);
    const forms = workspace.modals.slice(modals);
    ephemerals = workspace.ephemerals.length;
    modals = workspace.modals.length;
    return [
      ...shown.flatMap(({ userId, message }) =>
        toPerson(userId, 'a message', textOf(message).replace(ECHO, ''), current),
      ),
      ...forms.flatMap(({ userId, view }) => toPerson(userId, 'a form', JSON.stringify(view), current)),
    ];
  }

  /**
   * A Home stays until it's published again. Once all jobs have run, every Home that shows
   * something hidden since must have been.
   */
  function lookAtHomes(current: ReadonlyMap<number, Known>, jobsWait: boolean): string[] {
    for (const [n, { visibility }] of current) {
      if (visibility === 'public') hidden.delete(n);
      else if (before.get(n)?.visibility === 'public') hidden.set(n, new Map(seenHomes));
    }
    const takenBack = jobsWait ? new Map<number, ReadonlyMap<string, string>>() : new Map(hidden);
    if (!jobsWait) hidden.clear();
    return [...workspace.homes].flatMap(([user, home]) => {
      const text = homeTexts.get(home) ?? JSON.stringify(home.blocks);
      homeTexts.set(home, text);
      const isNew = seenHomes.get(user) !== text;
      seenHomes.set(user, text);
      const isLeft = ([n]: [number, Known]) => takenBack.get(n)?.get(user) === text;
      const shown = isNew ? current : new Map([...current].filter(isLeft));
      return toPerson(user, 'App Home', text, shown);
    });
  }

  /** Channels that many can read, and the files in them. */
  function lookAtChannels(current: ReadonlyMap<number, Known>, jobsWait: boolean): string[] {
    return [...workspace.channels.values()].flatMap((channel) => {
      const own = [...current].find(([, known]) => known.channel === channel.id)?.[0];
      return channel.messages.flatMap((message) => {
        const { shown: shownText, whole: text } = read(message);
        const isNew = seenTexts.get(message) !== text;
        seenTexts.set(message, text);
        // A post from after the incident became public is checked at the next look.
        const wasAlways = [before, current].every((known) => known.get(own ?? 0)?.visibility === 'private');
        if (isNew && isInvitation(message) && wasAlways) {
          return [`Aegis invited ${message.user} to the channel of INC-${own}, which is private`];
        }
        if (message.bot_id === undefined) return [];
        // A file that was posted can't be taken back.
        const shown = isNew ? text : shownText;
        const leaked = leaksIn(shown, current).filter((n) => {
          const wasPrivate = before.get(n)?.visibility !== 'public';
          const isPrivate = current.get(n)?.visibility === 'private';
          return n !== own && isPrivate && (isNew ? wasPrivate || !jobsWait : !jobsWait);
        });
        const answers = isNew && text.includes(QUESTION) ? [`${channel.id} shows a question`] : [];
        return [...leaked.map((n) => `${channel.id} shows INC-${n}: ${text.slice(0, 300)}`), ...answers];
      });
    });
  }

  function noteMembers(current: ReadonlyMap<number, Known>): void {
    for (const [n, { channel }] of current) {
      for (const user of EVERYONE) {
        if (membersOf(channel).includes(user)) lastInside.set(`${user} ${n}`, now());
      }
    }
  }

  return {
    answered: (text) => void answers.push(text),
    async look({ jobsWait }) {
      const current = await readIncidents();
      noteMembers(current);
      const leaks = [
        ...answers.splice(0).filter((text) => findIncidents(text).length > 0),
        ...lookAtPeople(current),
        ...lookAtHomes(current, jobsWait),
        ...lookAtChannels(current, jobsWait),
      ];
      for (const [n, known] of current) before.set(n, known);
      return [...new Set(leaks)];
    },
  };
}
