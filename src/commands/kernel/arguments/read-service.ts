import { UsageError } from '../../../base/errors.js';
import { echo } from '../../../views/text.js';
import { bareWord, type Phrase } from './argument-reader.js';
import type { Argument } from './arguments.js';

const SERVICE_NAME = /^[a-z0-9][a-z0-9._-]{0,59}$/;

/** What people type before a service, also shortened and in the languages that they switch to when they're tired. */
const KEY = '(?:service|svc|servicio|serviço|servico|dienst|сервис|サービス)';
const KEY_ALONE = new RegExp(`^${KEY}$`, 'iu');
const KEY_WITH_SIGN = new RegExp(`^${KEY}[:=]$`, 'iu');

/** Says what a form accepts as a service. */
export const SERVICE_RULE = 'Use one word of letters, digits, dots and dashes, such as payment-service.';

/** A service name as stored, in lower case; undefined for anything that can't be one. */
export function readService(word: string): string | undefined {
  const name = word.toLowerCase();
  return SERVICE_NAME.test(name) ? name : undefined;
}

/**
 * `service:payments` in any position, or a first word that's configured as a service or has had an incident. Such a word
 * stays part of the title: without it, `payments is down` would read `is down`.
 */
export const declaredService: Argument<string | undefined> = {
  async take(reader, { deps }) {
    const keyed = reader.takeAny(readServiceKey) ?? reader.takePhrase(readSpacedKey, 'anywhere');
    if (keyed !== undefined) return keyed;
    const name = reader.peek((word) => readService(bareWord(word)));
    if (name === undefined) return undefined;
    const isKnown = deps.settings.services.includes(name) || (await deps.store.isKnownService(name));
    return isKnown ? name : undefined;
  },
};

/** The name in `service:payments` or `svc=payments`, as typed. */
export function readListedServiceKey(word: string): string | undefined {
  const [key = '', name = ''] = word.split(/[:=]/, 2);
  return KEY_ALONE.test(key.replace(/s$/i, '')) && name !== '' ? name : undefined;
}

function readServiceKey(word: string): string | undefined {
  const [key, name = ''] = word.split(/[:=]/, 2);
  if (!KEY_ALONE.test(key ?? '') || name === '') return undefined;
  const service = readService(bareWord(name));
  const several = name.split(/[,/&+]/, 3).filter((one) => readService(bareWord(one)) !== undefined);
  if (service !== undefined || several.length < 2) return service;
  throw new UsageError(
    `"${echo(name, 40)}" isn't one service. Name one, as in \`/incident declare P1 service:payments cards fail\`, and put the others in the title.`,
  );
}

/** `service: payments` and `service = payments` */
function readSpacedKey([key = '', second = '', third = '']: readonly string[]): Phrase<string> | undefined {
  const isGlued = KEY_WITH_SIGN.test(key);
  if (!isGlued && !(KEY_ALONE.test(key) && /^[:=]$/.test(second))) return undefined;
  const value = readService(bareWord(isGlued ? second : third));
  return value === undefined ? undefined : { value, length: isGlued ? 2 : 3 };
}
