import type { Plugin } from 'esbuild';

/** A module that throws when it's used, so a change in a package shows. */
const refusing = (...names: string[]) =>
  names
    .map((name) => `exports.${name} = class { constructor() { throw new Error("no ${name}") } };`)
    .join('');

/**
 * What packages load but no function uses: of Bolt, as an app for one workspace with its own receiver, Socket Mode, Express,
 * installation, charsets other than UTF-8, and a thousand media types.
 */
const PACKAGES: Record<string, string> = {
  '@slack/socket-mode': refusing('SocketModeClient'),
  express: 'module.exports = () => { throw new Error("no Express") };',
  '@slack/oauth': refusing('InstallProvider'),
  'iconv-lite':
    'exports.encodingExists = () => false; exports.getDecoder = () => { throw new Error("no charsets") };',
  // Pino's logs stay in the process.
  'thread-stream': 'module.exports = class { constructor() { throw new Error("no worker threads") } };',
  'mime-db': `module.exports = {
    "application/json": { charset: "UTF-8", extensions: ["json"] },
    "application/octet-stream": { extensions: ["bin"] },
    "text/html": { charset: "UTF-8", extensions: ["html"] },
    "text/plain": { charset: "UTF-8", extensions: ["txt"] },
  };`,
};

/** The same for single files of packages: Bolt's receivers and assistant, and clouds other than AWS. */
const FILES: Record<string, string> = {
  '@slack/bolt/dist/receivers/AwsLambdaReceiver.js': refusing('default'),
  '@slack/bolt/dist/receivers/ExpressReceiver.js': refusing('default'),
  '@slack/bolt/dist/receivers/HTTPReceiver.js': refusing('default'),
  '@slack/bolt/dist/receivers/SocketModeReceiver.js': refusing('default'),
  '@slack/bolt/dist/receivers/custom-routes.js': refusing('buildReceiverRoutes'),
  '@slack/bolt/dist/Assistant.js': refusing('Assistant'),
  'pino/lib/transport.js': 'module.exports = () => { throw new Error("no transports") };',
  '@pinojs/redact/index.js': 'module.exports = () => { throw new Error("no redaction by paths") };',
  'serverless-http/lib/provider/azure/index.js': 'module.exports = () => { throw new Error("no Azure") };',
};

/** Leaves out what no function uses, except the packages that this one needs. */
export function withoutUnused(needed: readonly string[]): Plugin {
  const isNeeded = (path: string) => needed.some((name) => path === name || path.startsWith(`${name}/`));
  const names = Object.keys(PACKAGES).filter((name) => !isNeeded(name));
  const files = Object.keys(FILES).filter((path) => !isNeeded(path));
  return {
    name: 'stubs',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^(${names.join('|')})$`) }, ({ path }) => ({
        path,
        namespace: 'stub',
      }));
      onLoad({ filter: /.*/, namespace: 'stub' }, ({ path }) => ({ contents: PACKAGES[path] ?? '' }));
      onLoad({ filter: new RegExp(`[/\\\\]node_modules[/\\\\](${files.join('|')})$`) }, ({ path }) => ({
        contents: FILES[files.find((file) => path.replaceAll('\\', '/').endsWith(`/${file}`)) ?? ''] ?? '',
      }));
    },
  };
}
