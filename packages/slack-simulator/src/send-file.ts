import type { ServerResponse } from 'node:http';
import type { Workspace } from './workspace.js';

/** What a browser may show by itself; anything else could be a page with scripts, so it's downloaded. */
const SHOWN = new Set(['image/gif', 'image/jpeg', 'image/png', 'image/webp', 'text/plain', 'video/mp4']);

/** Sends a file's content: images to look at, others to download. */
export async function sendFile({ files }: Workspace, id: string, response: ServerResponse): Promise<void> {
  const file = files.get(id);
  const content = file?.content ?? (await file?.load?.().catch(() => undefined));
  if (!file || !content) return void response.writeHead(404).end('That file no longer exists.');
  const { mimetype, name } = file.info;
  const disposition = SHOWN.has(mimetype) ? 'inline' : 'attachment';
  response.writeHead(200, {
    'content-type': mimetype || 'application/octet-stream',
    'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  response.end(content);
}
