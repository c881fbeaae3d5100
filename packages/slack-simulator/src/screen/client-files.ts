import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { BuildOptions } from 'esbuild';
import options from '../../client/bundle.json' with { type: 'json' };
import { SimulatorError } from '../simulator-error.js';

/** The browser's scripts and styles, by path. */
export type ClientFiles = ReadonlyMap<string, { type: string; body: Uint8Array }>;

const NAMES = ['client.js', 'client.css'];
const TYPES: Record<string, string> = { js: 'text/javascript', css: 'text/css' };

/** How the client is bundled, from the folder with the package's `client/main.tsx` into `outdir`. */
export function clientBuild(folder: string, outdir: string): BuildOptions {
  return { ...(options as BuildOptions), absWorkingDir: folder, outdir };
}

/** Bundles the client, or reads the bundle that a build put beside this program. */
export async function loadClient(): Promise<ClientFiles> {
  return (await readBuilt()) ?? (await bundle());
}

async function readBuilt(): Promise<ClientFiles | undefined> {
  try {
    const built = NAMES.map((name) => readFile(new URL(`./screen/${name}`, import.meta.url)));
    return filesOf(await Promise.all(built));
  } catch {
    return undefined;
  }
}

async function bundle(): Promise<ClientFiles> {
  // By its name, because this file may be part of a bundle elsewhere.
  const entry = createRequire(import.meta.url).resolve('slack-simulator/client');
  try {
    const { build } = await import('esbuild');
    const { outputFiles } = await build({ ...clientBuild(dirname(entry), 'screen'), write: false });
    const contents = NAMES.map((name) => outputFiles.find(({ path }) => path.endsWith(name))?.contents);
    return filesOf(contents.map((content) => content ?? new Uint8Array()));
  } catch (cause) {
    throw new SimulatorError('client', `Couldn't build the workspace's pages: ${cause}`, { cause });
  }
}

function filesOf(contents: readonly Uint8Array[]): ClientFiles {
  const type = (name: string) => `${TYPES[name.split('.').at(-1) ?? '']}; charset=utf-8`;
  return new Map(
    NAMES.map((name, index) => [`/${name}`, { type: type(name), body: contents[index] ?? new Uint8Array() }]),
  );
}
