import * as z from 'zod';
import { describe } from '../block-kit/check.js';
import type { Channel, ChannelKind, Fields } from '../model.js';
import { Refusal, refuseWithMessages } from '../refusal.js';
import { channelNamed, type Workspace } from '../workspace.js';

/** One call of the Web API, its token recognised. */
export interface Call {
  workspace: Workspace;
  /** What the app was granted; undefined is everything. */
  scopes: ReadonlySet<string> | undefined;
  /** The address of this server, without a slash at its end. */
  baseUrl: string;
  /** The address of a new Socket Mode connection. */
  openSocket: () => string;
}

export interface Method {
  /** Which of the app's tokens it takes. */
  token: 'bot' | 'app';
  /** Answers without `ok`. Throws Refusal. */
  run(call: Call, args: Fields): Fields;
}

interface Definition<Args extends z.ZodType> {
  token?: 'app';
  /** Any of these is enough; methods whose scope depends on the kind of channel ask by `needFor`. */
  scope?: string | readonly string[];
  args: Args;
  run(call: Call, args: z.output<Args>): Fields | undefined;
}

/** A method of the Web API: arguments are checked, then the scope, then it runs. */
export function method<Args extends z.ZodType>(definition: Definition<Args>): Method {
  const { token = 'bot', scope = [], args, run } = definition;
  const scopes = typeof scope === 'string' ? [scope] : scope;
  return {
    token,
    run(call, raw) {
      const parsed = args.safeParse(raw, { reportInput: true });
      if (!parsed.success) throw refuseWithMessages('invalid_arguments', describe(parsed.error));
      if (scopes.length > 0) need(call, scopes);
      return run(call, parsed.data) ?? {};
    },
  };
}

/** Refuses unless the app has any of these scopes. */
export function need({ scopes }: Call, anyOf: readonly string[]): void {
  if (!scopes || anyOf.some((scope) => scopes.has(scope))) return;
  throw new Refusal('missing_scope', { needed: anyOf[0], provided: [...scopes].join(',') });
}

type Purpose = 'read' | 'history' | 'manage';

const FAMILY: Record<ChannelKind, string> = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' };

/** What Slack wants for a kind of channel: `channels:manage`, `groups:write`, `im:history` ... */
export function scopeFor(purpose: Purpose, kind: ChannelKind): string {
  if (purpose !== 'manage') return `${FAMILY[kind]}:${purpose}`;
  return kind === 'channel' ? 'channels:manage' : `${FAMILY[kind]}:write`;
}

/** The channel of an argument, as far as the bot may see it and the app may do this with it. */
export function findChannel(call: Call, id: string, purpose?: Purpose): Channel {
  const channel = call.workspace.channels.get(id);
  if (!channel || !isVisible(call, channel)) throw new Refusal('channel_not_found');
  if (purpose) need(call, [scopeFor(purpose, channel.kind)]);
  return channel;
}

/** A channel that the bot is in. */
export function findOwnChannel(call: Call, id: string, purpose?: Purpose): Channel {
  const channel = findChannel(call, id, purpose);
  if (!isMember(call, channel)) throw new Refusal('not_in_channel');
  return channel;
}

/** By id or, as chat.postMessage allows, by `#name`. */
export function findChannelOrName(call: Call, idOrName: string): Channel {
  return findChannel(call, channelNamed(call.workspace, idOrName)?.id ?? idOrName);
}

export function isMember({ workspace }: Call, { members }: Channel): boolean {
  return members.includes(workspace.app.botUserId);
}

export function isVisible(call: Call, channel: Channel): boolean {
  return channel.kind === 'channel' || isMember(call, channel);
}

export function refuseIfArchived({ isArchived }: Channel): void {
  if (isArchived) throw new Refusal('is_archived');
}

/** Arguments arrive as text in forms and as themselves in JSON. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');

/** How many items a page may have. Throws `invalid_limit` for anything but 1 to `max`. */
export function pageLimit({ max, initial }: { max: number; initial: number }) {
  return z
    .union([z.string(), z.number()])
    .default(initial)
    .transform((value) => {
      const limit = Number(value);
      if (!Number.isInteger(limit) || limit < 1 || limit > max) throw new Refusal('invalid_limit');
      return limit;
    });
}

/** A JSON value, which forms carry as text. Refuses with the given error when it cannot be read. */
export function json(error: string) {
  return z
    .unknown()
    .transform((value) => {
      if (typeof value !== 'string') return value;
      try {
        return JSON.parse(value) as unknown;
      } catch {
        throw new Refusal(error);
      }
    })
    .optional();
}
