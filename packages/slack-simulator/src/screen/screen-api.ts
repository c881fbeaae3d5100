import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from '../api-error.js';
import { parseJson, readLimited, sendJson, urlOf } from '../http-exchange.js';
import type { Fields, User } from '../model.js';
import { readableChannel, type Scene } from './acts/act.js';
import { ActError } from './app-link.js';
import type { EventStreams } from './event-streams.js';
import { defaultPersona, isPersona } from './may-read.js';
import { runAct } from './run-act.js';
import { screenMessages, screenState } from './screen-shapes.js';
import { searchMessages } from './search-messages.js';

const MAX_JSON = 1_000_000;
const MAX_UPLOAD = 50_000_000;

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

/** Serves the browser's requests below `/_screen/`: `state`, `messages/C1`, `search`, `events`, `upload`, `act/post` … */
export function createScreenApi(scene: Scene, streams: EventStreams) {
  return async function serve({ request, response }: Exchange): Promise<void> {
    try {
      const { searchParams, pathname } = urlOf(request);
      const [, , kind = '', name = ''] = pathname.split('/');
      const { id: user } = findPersona(scene, searchParams.get('as'));
      if (kind === 'events') return streams.open(user, response);
      const body = request.method === 'POST' ? await readLimited(request, limitFor(kind)) : Buffer.alloc(0);
      sendJson(response, 200, await answer(scene, user, { kind, name, query: searchParams, body }));
    } catch (error) {
      sendJson(response, 400, { error: reasonFor(error) });
    }
  };
}

interface Asked {
  kind: string;
  name: string;
  query: URLSearchParams;
  body: Buffer;
}

async function answer(scene: Scene, user: string, { kind, name, query, body }: Asked): Promise<Fields> {
  const { workspace } = scene.origin;
  switch (kind) {
    case 'state':
      return { ...screenState(workspace, scene.reads, user) };
    case 'messages':
      return { messages: screenMessages(workspace, readableChannel(scene, user, name), user) };
    case 'search':
      return { found: searchMessages(workspace, user, query.get('q') ?? '') };
    case 'upload':
      return { file: scene.files.upload(query.get('name') ?? 'file', body) };
    case 'act':
      return runAct(scene, user, { name, args: parseJson(body.toString()) });
    default:
      throw new ActError(`There's no ${kind} here.`);
  }
}

function findPersona({ origin: { workspace } }: Scene, id: string | null): User {
  const user = workspace.users.get(id ?? '') ?? defaultPersona(workspace);
  if (!user || !isPersona(user)) throw new ActError('Nobody here goes by that id.');
  return user;
}

function limitFor(kind: string): number {
  return kind === 'upload' ? MAX_UPLOAD : MAX_JSON;
}

/** The error to show to the person. Workspace errors are codes that only developers need. */
function reasonFor(error: unknown): string {
  if (error instanceof ActError) return error.message;
  if (error instanceof ApiError) {
    const { details } = error;
    return `The app answered with something that Slack rejects: ${error.code} ${JSON.stringify(details ?? {})}`;
  }
  return error instanceof Error ? error.message : String(error);
}
