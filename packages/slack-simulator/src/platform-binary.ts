import { createRequire } from 'node:module';
import { SimulatorError } from './simulator-error.js';

/** A program that npm installs for some platforms only. */
export interface PlatformBinary {
  /** A description for the error message, such as `The embedded table (dynoxide)`. */
  what: string;
  /** npm packages by platform, such as `linux-x64`. */
  packages: Readonly<Record<string, string>>;
  /** The program's path inside its package. */
  path: (platform: string) => string;
  /** What to do on a platform that has none. */
  instead: string;
}

/** Finds the program on this machine. Throws SimulatorError with what to do instead if there is none. */
export function locateBinary(
  binary: PlatformBinary,
  platform = `${process.platform}-${process.arch}`,
  resolve = createRequire(import.meta.url).resolve,
): string {
  const name = binary.packages[platform];
  const missing = (cause?: unknown) =>
    new SimulatorError(
      'missing_binary',
      `${binary.what} isn't available for ${platform}. ${binary.instead}`,
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
