import type { Fields } from '../src/model.js';

/** The server refused; `message` says why. */
class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

async function read<T>(response: Response): Promise<T> {
  const body = (await response.json().catch(() => ({}))) as Fields;
  if (response.ok) return body as T;
  throw new RefusedError(typeof body.error === 'string' ? body.error : 'The workspace gave no answer.');
}

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  try {
    return await read<T>(await fetch(path, init));
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    throw new RefusedError("The workspace isn't responding. Is it still running?");
  }
}

const query = (me: string | undefined, more: Record<string, string> = {}) =>
  new URLSearchParams({ ...(me && { as: me }), ...more }).toString();

export function load<T>(me: string | undefined, what: string, more?: Record<string, string>): Promise<T> {
  return call<T>(`/_screen/${what}?${query(me, more)}`);
}

/** Does something as a person. Throws RefusedError. */
export function act<T = Fields>(me: string, name: string, args: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return call<T>(`/_screen/act/${name}?${query(me)}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(args),
  });
}

/** Uploads a file and returns its id. */
export async function upload(me: string, file: File): Promise<string> {
  const path = `/_screen/upload?${query(me, { name: file.name })}`;
  return (await call<{ file: string }>(path, { method: 'POST', body: file })).file;
}

export function eventsPath(me: string | undefined): string {
  return `/_screen/events?${query(me)}`;
}
