import { setTimeout as delay } from 'node:timers/promises';
import type {
  AppIdentity,
  Change,
  Channel,
  Envelope,
  Ephemeral,
  Fields,
  Modal,
  ResponseTarget,
  StoredFile,
  Team,
  Trigger,
  User,
  UserGroup,
  View,
} from './model.js';
import { enterpriseOf, homeTeam, isColleague } from './organizations.js';
import { DEMO, type Seed } from './seed.js';
import { epochSeconds, fromSlackTs, nextMicrosecond, type Timestamp, toSlackTs } from './timestamp.js';

/** The part of a workspace that is saved to a file. */
export interface WorkspaceState {
  /** The last number used in an id. */
  serial: number;
  channels: Channel[];
}

interface WorkspaceOptions {
  now: () => Timestamp;
  seed?: Seed;
  /** How long a trigger id is valid; 3 s as in Slack if absent. */
  triggerLifeMs?: number;
  /** How long Slack takes to scan an upload before it posts the message, in milliseconds of real time. */
  uploadDelayMs?: number;
  /** Replaces the seed's channels. */
  state?: WorkspaceState | undefined;
}

/** A Slack workspace in memory. Whatever changes in it is sent as the events that Slack would send to the app. */
export interface Workspace {
  readonly team: Team;
  readonly app: AppIdentity;
  readonly users: Map<string, User>;
  readonly userGroups: Map<string, UserGroup>;
  readonly channels: Map<string, Channel>;
  /** Newest last. */
  readonly modals: Modal[];
  /** Home views by user id. */
  readonly homes: Map<string, View>;
  readonly ephemerals: Ephemeral[];
  readonly files: Map<string, StoredFile>;
  readonly triggers: Map<string, Trigger>;
  readonly triggerLifeMs: number;
  readonly responseTargets: Map<string, ResponseTarget>;
  now(): Timestamp;
  /** A unique Slack timestamp of now. */
  nextTs(): string;
  /** A unique number. */
  nextSerial(): number;
  /** An id in Slack's form, the same in every run: `nextId('C')` is `C000000001`. */
  nextId(prefix: string): string;
  /** Sends the app an event, unless it is about a channel that the bot isn't in. */
  publish(event: Fields & { type: string }, channel?: Channel): void;
  /** Calls the listener with every event for the app. Returns a function that stops it. */
  onEvent(listener: (envelope: Envelope) => void): () => void;
  /** Does later what Slack doesn't finish before it responds, such as sharing an upload. */
  inBackground(task: () => void): void;
  /** Resolves once nothing is left to do in the background. */
  idle(): Promise<void>;
  changed(change: Change): void;
  onChange(listener: (change: Change) => void): () => void;
  state(): WorkspaceState;
}

export function createWorkspace({
  now,
  seed = DEMO,
  triggerLifeMs = 3_000,
  uploadDelayMs = 20,
  state,
}: WorkspaceOptions): Workspace {
  // Copies: tests change them, and several workspaces may have the same seed.
  const team = { ...seed.team };
  const app = { ...seed.app };
  const channels = state?.channels ?? seedChannels(seed, epochSeconds(now()));
  const events = createSignal<Envelope>();
  const changes = createSignal<Change>();
  const background = new Set<Promise<void>>();
  let serial = state?.serial ?? 0;
  let latest = newest(channels);

  const workspace: Workspace = {
    team,
    app,
    users: new Map(seed.users.map((user) => [user.id, { ...user }])),
    userGroups: new Map((seed.userGroups ?? []).map((group) => [group.id, { ...group }])),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    modals: [],
    homes: new Map(),
    ephemerals: [],
    files: new Map(),
    triggers: new Map(),
    triggerLifeMs,
    responseTargets: new Map(),
    now,
    nextTs() {
      const moment = now();
      latest = moment > latest ? moment : nextMicrosecond(latest);
      return toSlackTs(latest);
    },
    nextSerial() {
      serial += 1;
      return serial;
    },
    nextId: (prefix) => `${prefix}${workspace.nextSerial().toString(36).toUpperCase().padStart(9, '0')}`,
    publish(event, channel) {
      if (channel && !channel.members.includes(app.botUserId)) return;
      events.emit(buildEnvelope(workspace, event, channel));
    },
    onEvent: events.on,
    inBackground(task) {
      const done = delay(uploadDelayMs).then(() => {
        background.delete(done);
        task();
      });
      background.add(done);
    },
    async idle() {
      while (background.size > 0) await Promise.all(background);
    },
    changed: changes.emit,
    onChange: changes.on,
    state: () => ({ serial, channels: [...workspace.channels.values()] }),
  };
  return workspace;
}

/** Finds a channel whose id is known to exist. Throws RangeError if it doesn't. */
export function getChannel(workspace: Workspace, id: string): Channel {
  const channel = workspace.channels.get(id);
  if (!channel) throw new RangeError(`no channel ${id}`);
  return channel;
}

/** Finds a channel by its name with or without `#`, archived ones included. */
export function findChannelByName(workspace: Workspace, name: string): Channel | undefined {
  const wanted = name.replace(/^#/, '');
  return [...workspace.channels.values()].find((channel) => channel.name === wanted);
}

export function getUser(workspace: Workspace, id: string): User {
  const user = workspace.users.get(id);
  if (!user) throw new RangeError(`no user ${id}`);
  return user;
}

/** Whether people of another organization are in the channel, through Slack Connect. */
export function isExtShared({ connectedTeams = [] }: Channel): boolean {
  return connectedTeams.length > 0;
}

/** The current time in seconds, for Slack's `created` fields. */
export function secondsNow({ now }: Pick<Workspace, 'now'>): number {
  return epochSeconds(now());
}

/**
 * The workspaces of an event as Slack names them: `team_id` is that of the person who caused it, and in a Slack Connect
 * channel, `context_team_id` may be the other organization's. Only `authorizations` says who installed the app.
 */
function buildEnvelope(
  { team, users, app, now, nextId }: Workspace,
  event: Envelope['event'],
  channel: Channel | undefined,
): Envelope {
  const enterprise_id = team.enterprise?.id ?? null;
  const eventId = nextId('Ev');
  const actor = users.get(String(event.user));
  const actorTeam = actor ? homeTeam(team, actor).id : team.id;
  const actorEnterprise = actor ? enterpriseOf(team, actor) : team.enterprise;
  const [partner = team.id] = channel?.connectedTeams ?? [];
  const contextTeam = actor && !isColleague(actor) ? actorTeam : partner;
  return {
    token: 'local-verification-token',
    team_id: actorTeam,
    ...(actorEnterprise && { enterprise_id: actorEnterprise.id }),
    context_team_id: contextTeam,
    context_enterprise_id: contextTeam === team.id ? enterprise_id : null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: secondsNow({ now }),
    authorizations: [
      {
        enterprise_id,
        team_id: team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel !== undefined && isExtShared(channel),
    event_context: `4-${eventId}`,
  };
}

function seedChannels({ users, channels }: Seed, created: number): Channel[] {
  return channels.map(({ id, name, purpose }) => ({
    id,
    name,
    kind: 'channel',
    creator: users[0]?.id ?? '',
    created,
    isGeneral: name === 'general',
    isArchived: false,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: purpose, creator: users[0]?.id ?? '', last_set: created },
    previousNames: [],
    members: users.map((user) => user.id),
    messages: [],
    pins: [],
    bookmarks: [],
  }));
}

function newest(channels: readonly Channel[]): Timestamp {
  const last = channels.map(({ messages }) => fromSlackTs(messages.at(-1)?.ts ?? '') ?? '');
  return last.sort().at(-1) ?? '';
}

function createSignal<T>() {
  const listeners = new Set<(value: T) => void>();
  return {
    on(listener: (value: T) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit(value: T) {
      for (const listener of listeners) listener(value);
    },
  };
}
