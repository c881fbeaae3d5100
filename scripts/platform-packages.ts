interface Entry {
  version: string;
  cpu?: string[];
  license?: string;
  optional?: boolean;
  os?: string[];
  [other: string]: unknown;
}

export interface Lockfile {
  packages: Record<string, Partial<Entry> & { optionalDependencies?: Record<string, string> }>;
  [other: string]: unknown;
}

const DYNOXIDE = { version: '1.2.1', license: '(MIT OR Apache-2.0)' };

/** Every package with a binary of the embedded table, by name. */
export const PLATFORM_PACKAGES: Record<string, Entry> = {
  '@dynoxide/darwin-arm64': forPlatform(DYNOXIDE, 'darwin', 'arm64'),
  '@dynoxide/darwin-x64': forPlatform(DYNOXIDE, 'darwin', 'x64'),
  '@dynoxide/linux-arm64': forPlatform(DYNOXIDE, 'linux', 'arm64'),
  '@dynoxide/linux-x64': forPlatform(DYNOXIDE, 'linux', 'x64'),
  '@dynoxide/win32-x64': forPlatform(DYNOXIDE, 'win32', 'x64'),
};

/** Adds every platform's packages to a lockfile; existing entries stay as they are. */
export function completeLock(lock: Lockfile): Lockfile {
  const packages = { ...lock.packages };
  for (const [name, entry] of Object.entries(PLATFORM_PACKAGES)) packages[`node_modules/${name}`] ??= entry;
  const versions = Object.entries(PLATFORM_PACKAGES).map(([name, { version }]) => [name, version]);
  packages[''] = { ...packages[''], optionalDependencies: Object.fromEntries(versions) };
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

function forPlatform(
  { version, license }: { version: string; license: string },
  os: string,
  cpu: string,
): Entry {
  return { version, cpu: [cpu], license, optional: true, os: [os] };
}
