import type { Plugin } from 'esbuild';

/**
 * What packages load but no function uses: of Bolt, as an app for one workspace with its own receiver, Socket Mode, Express,
 * installation, charsets other than UTF-8, and a thousand media types. The stubs throw, so a change in a package shows.
 */
const STUBS: Record<string, string> = {
  '@slack/socket-mode':
    'exports.SocketModeClient = class { constructor() { throw new Error("no Socket Mode") } };',
  express: 'module.exports = () => { throw new Error("no Express") };',
  '@slack/oauth': 'exports.InstallProvider = class { constructor() { throw new Error("no OAuth") } };',
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

/** Leaves out what no function uses, except the packages that this one needs. */
export function withoutUnused(needed: readonly string[]): Plugin {
  const names = Object.keys(STUBS).filter((name) => !needed.includes(name));
  return {
    name: 'stubs',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^(${names.join('|')})$`) }, ({ path }) => ({
        path,
        namespace: 'stub',
      }));
      onLoad({ filter: /.*/, namespace: 'stub' }, ({ path }) => ({ contents: STUBS[path] ?? '' }));
    },
  };
}
