import { closest, distance } from 'fastest-levenshtein';
import { UsageError } from '../../base/errors.js';
import type { Process } from '../../process/process-schema.js';
import { echo } from '../../views/text.js';
import { bareWord } from '../kernel/arguments/argument-reader.js';

/** A service that aegis.yml lists, as typed. Throws UsageError that suggests the nearest one. */
export function readListedService({ services }: Pick<Process, 'services'>, word: string): string {
  const name = bareWord(word)
    .toLowerCase()
    .replace(/^service:/, '');
  if (Object.hasOwn(services, name)) return name;
  const names = Object.keys(services);
  if (names.length === 0)
    throw new UsageError('No services are set up. To add them to `aegis.yml`, see docs/process.md.');
  const near = closest(name.slice(0, 60), names);
  const isNear = distance(name.slice(0, 60), near) <= Math.max(2, Math.floor(near.length / 3));
  const hint = isNear
    ? `Did you mean \`${near}\`?`
    : `There are ${names
        .slice(0, 20)
        .map((one) => `\`${one}\``)
        .join(', ')}.`;
  throw new UsageError(`There's no service "${echo(word, 40)}". ${hint}`);
}
