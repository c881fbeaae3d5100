import { createRequire } from 'node:module';
import { SimulatorError } from './simulator-error.js';

/** A program that npm installs for some platforms only. */
export interface PlatformBinary {
  /** What it is, for the message when it is missing. */
  what: string;
  /** The npm package of a platform, `linux-x64` and so on; undefined where there is none. */
  packages: Readonly<Record<string, string>>;
  /** The program's path inside its package. */
  path: (platform: string) => string;
  /** What to do where it cannot be had. */
  instead: string;
}

/** The program's path on this machine. Throws with what to do instead when the platform has none. */
export function locateBinary(
  binary: PlatformBinary,
  platform = `${process.platform}-${process.arch}`,
  resolve = createRequire(import.meta.url).resolve,
): string {
  const name = binary.packages[platform];
  const missing = (cause?: unknown) =>
    new SimulatorError(
      'missing_binary',
      `${binary.what} is not available for ${platform}. ${binary.instead}`,
      {
        cause,
      },
    );
  if (!name) throw missing();
  try {
    return resolve(`${name}/${binary.path(platform)}`);
  } catch (cause) {
    throw missing(cause);
  }
}
