import * as z from 'zod';
import { ApiError, apiErrorWithMessages } from '../api-error.js';
import { describe } from '../block-kit/check-blocks.js';
import type { Channel, ChannelKind, Fields } from '../model.js';
import { findChannelByName, type Workspace } from '../workspace.js';

/** One call of the Web API, with a valid token. */
export interface Call {
  workspace: Workspace;
  /** The scopes granted to the app; undefined grants all. */
  scopes: ReadonlySet<string> | undefined;
  /** The address of this server, without a slash at its end. */
  baseUrl: string;
  /** The address of a new Socket Mode connection. */
  openSocket: () => string;
}

export interface Method {
  /** Which of the app's tokens it accepts. */
  token: 'bot' | 'app';
  /** Returns the response without `ok`. Throws ApiError. */
  run(call: Call, args: Fields): Fields;
}

interface Definition<Args extends z.ZodType> {
  token?: 'app';
  /** Any one of these is enough. Methods whose scope depends on the kind of channel call `requireScope`. */
  scope?: string | readonly string[];
  args: Args;
  run(call: Call, args: z.output<Args>): Fields | undefined;
}

/** Defines a method of the Web API that checks its arguments, then the scope, then runs. */
export function method<Args extends z.ZodType>(definition: Definition<Args>): Method {
  const { token = 'bot', scope = [], args, run } = definition;
  const scopes = typeof scope === 'string' ? [scope] : scope;
  return {
    token,
    run(call, raw) {
      const parsed = args.safeParse(raw, { reportInput: true });
      if (!parsed.success) throw apiErrorWithMessages('invalid_arguments', describe(parsed.error));
      if (scopes.length > 0) requireScope(call, scopes);
      return run(call, parsed.data) ?? {};
    },
  };
}

/** Throws `missing_scope` unless the app has one of these scopes. */
export function requireScope({ scopes }: Call, anyOf: readonly string[]): void {
  if (!scopes || anyOf.some((scope) => scopes.has(scope))) return;
  throw new ApiError('missing_scope', { needed: anyOf[0], provided: [...scopes].join(',') });
}

type Purpose = 'read' | 'history' | 'manage';

const FAMILY: Record<ChannelKind, string> = { channel: 'channels', group: 'groups', im: 'im', mpim: 'mpim' };

/** The scope for a kind of channel: `channels:manage`, `groups:write`, `im:history` … */
export function scopeFor(purpose: Purpose, kind: ChannelKind): string {
  if (purpose !== 'manage') return `${FAMILY[kind]}:${purpose}`;
  return kind === 'channel' ? 'channels:manage' : `${FAMILY[kind]}:write`;
}

/** Finds a channel that the bot can see, and checks the scope for the purpose. */
export function findChannel(call: Call, id: string, purpose?: Purpose): Channel {
  const channel = call.workspace.channels.get(id);
  if (!channel || !isVisible(call, channel)) throw new ApiError('channel_not_found');
  if (purpose) requireScope(call, [scopeFor(purpose, channel.kind)]);
  return channel;
}

/** Finds a channel that the bot is a member of. */
export function findJoinedChannel(call: Call, id: string, purpose?: Purpose): Channel {
  const channel = findChannel(call, id, purpose);
  if (!isMember(call, channel)) throw new ApiError('not_in_channel');
  return channel;
}

/** Finds a channel by id or, as chat.postMessage allows, by `#name`. */
export function findChannelOrName(call: Call, idOrName: string): Channel {
  return findChannel(call, findChannelByName(call.workspace, idOrName)?.id ?? idOrName);
}

export function isMember({ workspace }: Call, { members }: Channel): boolean {
  return members.includes(workspace.app.botUserId);
}

export function isVisible(call: Call, channel: Channel): boolean {
  return channel.kind === 'channel' || isMember(call, channel);
}

export function requireUnarchived({ isArchived }: Channel): void {
  if (isArchived) throw new ApiError('is_archived');
}

/** Arguments are text in forms and JSON values in JSON bodies. */
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
      if (!Number.isInteger(limit) || limit < 1 || limit > max) throw new ApiError('invalid_limit');
      return limit;
    });
}

/** A JSON value, which forms carry as text. Throws the given error if it isn't JSON. */
export function json(error: string) {
  return z
    .unknown()
    .transform((value) => {
      if (typeof value !== 'string') return value;
      try {
        return JSON.parse(value) as unknown;
      } catch {
        throw new ApiError(error);
      }
    })
    .optional();
}
