import { readFile } from 'node:fs/promises';
import type * as z from 'zod';
import { UsageError } from '../base/errors.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "doesn't exist",
  EISDIR: 'is a folder',
  ENOTDIR: "doesn't exist: a part of its path is a file",
  EACCES: "can't be read by this user",
  EPERM: "can't be read by this user",
};

/** A text file that the operator named. Throws UsageError when it can't be read. */
export function readInput(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} ${reasonOf(cause)}.`, { cause });
  });
}

/** Completes a sentence that starts with the path. */
export function reasonOf({ code = '', message }: NodeJS.ErrnoException): string {
  return REASONS[code] ?? `can't be used: ${message}`;
}

/** JSON that the operator named. Throws UsageError when it can't be read, or names what doesn't fit first. */
export async function readJsonInput<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(parseJson(await readInput(path), path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`${path}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}.`);
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${path} isn't JSON: ${(cause as Error).message}.`, { cause });
  }
}
