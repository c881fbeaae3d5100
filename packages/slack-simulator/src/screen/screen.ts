import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathOf, sendJson } from '../http-exchange.js';
import { sendFile } from '../send-file.js';
import type { Scene } from './acts/act.js';
import type { ClientFiles } from './client-files.js';
import { sendClientPage } from './client-pages.js';
import { createControlApi } from './control-api.js';
import type { ControlLog } from './control-log.js';
import { createEventStreams } from './event-streams.js';
import { createScreenApi } from './screen-api.js';

/** The browser's side of a workspace: its pages, their requests, and the interface for scripts. */
export interface Screen {
  request(request: IncomingMessage, response: ServerResponse): void;
  stop(): void;
}

interface ScreenOptions {
  scene: Scene;
  client: ClientFiles;
  log: ControlLog;
  /** Empties the workspace. */
  reset: () => void;
}

export function createScreen({ scene, client, log, reset }: ScreenOptions): Screen {
  const { workspace } = scene.origin;
  const streams = createEventStreams(workspace, scene.reads);
  const serveScreen = createScreenApi(scene, streams);
  const control = createControlApi({
    scene,
    log,
    reset() {
      reset();
      streams.reload();
    },
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request);
    const [, area, , file = ''] = path.split('/');
    if (area === '_screen') return serveScreen({ request, response });
    if (area === '_control') return control(request, response);
    if (area === 'files') return sendFile(workspace, file, response);
    sendClientPage(response, { path, files: client, title: workspace.team.name });
  }

  return {
    request(request, response) {
      serve(request, response).catch((error: unknown) => {
        if (!response.headersSent) sendJson(response, 500, { ok: false, error: String(error) });
      });
    },
    stop: streams.stop,
  };
}
