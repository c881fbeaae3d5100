import { nearest } from '../../base/nearest.js';

const PREFIX = 'AEGIS_';
/** `npm test` reads these. */
const OF_TESTS = 'AEGIS_TEST_';

interface Unknown {
  name: string;
  /** The setting that was probably meant. */
  near: string | undefined;
}

/**
 * Variables that are named like a setting but that nothing reads. The prefix that
 * all settings share doesn't count.
 */
export function unknownSettings(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): Unknown[] {
  const ours = known.filter((name) => name.startsWith(PREFIX));
  const isUnknown = (name: string) => name.startsWith(PREFIX) && !name.startsWith(OF_TESTS);
  return Object.keys(env)
    .filter((name) => env[name] && isUnknown(name) && !known.includes(name))
    .map((name) => {
      const near = nearest(
        name.slice(PREFIX.length),
        ours.map((one) => one.slice(PREFIX.length)),
      );
      return { name, near: near && `${PREFIX}${near}` };
    });
}
