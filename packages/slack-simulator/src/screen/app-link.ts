import type { Fields } from '../model.js';
import { SimulatorError } from '../simulator-error.js';
import type { SocketMode } from '../socket-mode.js';

/** How the app is reached. Both throw ActError if it can't be, or doesn't answer in time. */
export interface AppLink {
  /** Sends a click, form or shortcut; resolves with the payload of the acknowledgement. */
  interact(payload: Fields): Promise<unknown>;
  command(payload: Record<string, string>): Promise<unknown>;
}

/** What a person did couldn't be done; `message` says why. */
export class ActError extends Error {
  override readonly name = 'ActError';
  /** Slack's code, if the app is to blame. */
  readonly code: string | undefined;

  constructor(message: string, { code, ...options }: ErrorOptions & { code?: string } = {}) {
    super(message, options);
    this.code = code;
  }
}

const REASONS: Record<string, string> = {
  dispatch_failed: "The app isn't connected. Try again when it's running.",
  operation_timeout: "The app didn't respond within three seconds. Try again.",
};

/** Reaches an app by Socket Mode. */
export function linkBySocket(
  socket: Pick<SocketMode, 'send'>,
  onInteraction: (payload: Fields) => void,
): AppLink {
  const send = async (outgoing: Parameters<SocketMode['send']>[0]) => {
    try {
      return await socket.send(outgoing);
    } catch (error) {
      if (!(error instanceof SimulatorError)) throw error;
      throw new ActError(REASONS[error.code] ?? error.message, { code: error.code, cause: error });
    }
  };
  return {
    interact(payload) {
      onInteraction(payload);
      return send({ type: 'interactive', payload });
    },
    command: (payload) => send({ type: 'slash_commands', payload }),
  };
}
