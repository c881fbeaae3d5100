import type { Plugin } from 'esbuild';

/**
 * Requires `node:http` where a module imports it. An import reads every export, and reading `WebSocket` makes Node 22 and
 * later load its whole HTTP client, undici, which takes a function longer than all of its own code.
 */
export const REQUIRED_HTTP: Plugin = {
  name: 'required-http',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?http$/ }, ({ kind, namespace }) =>
      kind === 'import-statement' && namespace !== 'required'
        ? { path: 'node:http', namespace: 'required' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `module.exports = require('${path}');`,
    }));
  },
};
