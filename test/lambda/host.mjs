/**
 * Runs the functions of a directory as Lambda does: loads each once, then hands it events one by one. They come as
 * `POST /<function>` on a port of 127.0.0.1, which is printed with Node's version once all are loaded.
 */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const [directory] = process.argv.slice(2);
const TIMEOUT_MS = 180_000;

const handlers = {};
for (const name of ['http', 'worker', 'stream', 'schedule']) {
  ({ handler: handlers[name] } = await import(pathToFileURL(`${directory}/${name}.mjs`).href));
  // As in serverless.yml: only the first of them is told of it.
  delete process.env.SLACK_SIGNING_SECRET_PARAMETER;
}

const server = createServer(async (request, response) => {
  const started = Date.now();
  const context = { getRemainingTimeInMillis: () => TIMEOUT_MS - (Date.now() - started) };
  try {
    const result = await handlers[request.url.slice(1)](await json(request), context);
    response.end(JSON.stringify({ result }));
  } catch (error) {
    response.end(JSON.stringify({ error: String(error) }));
  }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port, process.version));
