import { describe, expect, it } from 'vitest';
import { hasCurrentSignature } from '../../../src/bot/edge/signature-headers.js';

const NOW = '2025-01-15T14:05:09.123456Z';
const NOW_SECONDS = 1_736_949_909;
const SIGNATURE = `v0=${'0a'.repeat(32)}`;

const isCurrent = (timestamp: string | string[] | undefined, signature: string | string[] | undefined) =>
  hasCurrentSignature(
    {
      ...(timestamp !== undefined && { 'x-slack-request-timestamp': timestamp as string }),
      ...(signature !== undefined && { 'x-slack-signature': signature }),
    },
    NOW,
  );

describe('hasCurrentSignature', () => {
  it.each([0, -300, 300, -299])('accepts a request signed %i s from now', (offset) => {
    expect(isCurrent(String(NOW_SECONDS + offset), SIGNATURE)).toBe(true);
  });

  it.each([-301, 301, -86_400, 315_360_000])('rejects a request signed %i s from now', (offset) => {
    expect(isCurrent(String(NOW_SECONDS + offset), SIGNATURE)).toBe(false);
  });

  it.each([
    undefined,
    '',
    ` ${NOW_SECONDS}`,
    `${NOW_SECONDS}.0`,
    `+${NOW_SECONDS}`,
    `0x${NOW_SECONDS.toString(16)}`,
    '1.736949909e9',
    `0${NOW_SECONDS}`,
    [String(NOW_SECONDS), String(NOW_SECONDS)],
  ])('rejects the timestamp %j', (timestamp) => {
    expect(isCurrent(timestamp, SIGNATURE)).toBe(false);
  });

  it.each([
    undefined,
    '',
    SIGNATURE.slice(0, -1),
    `${SIGNATURE}=junk`,
    `${SIGNATURE}\n`,
    SIGNATURE.toUpperCase(),
    SIGNATURE.replace('v0', 'v1'),
    [SIGNATURE, SIGNATURE],
  ])('rejects the signature %j', (signature) => {
    expect(isCurrent(String(NOW_SECONDS), signature)).toBe(false);
  });
});
