import { describe, expect, it } from 'vitest';
import { ignoreRefusals, UpstreamError } from '../../src/base/errors.js';

describe('ignoreRefusals', () => {
  it('ignores refusals, and rethrows transient failures and bugs', () => {
    expect(ignoreRefusals(new UpstreamError('user_not_found', 'x'))).toBeUndefined();
    expect(() => ignoreRefusals(new UpstreamError('ratelimited', 'x', { retryable: true }))).toThrow('x');
    expect(() => ignoreRefusals(new Error('a bug'))).toThrow('a bug');
  });
});
