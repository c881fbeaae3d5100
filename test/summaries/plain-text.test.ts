import { expect, it } from 'vitest';
import { plainText } from '../../src/summaries/plain-text.js';

const nameOf = (id: string) => id;

it.each([
  ['see https://grafana.example/d/1?x=[1]', 'see [link]'],
  ['db: postgres://admin:[redacted: password]@db-replica.internal:5432/pay', 'db: [redacted: password]'],
  ['<https://ci.example/job/3|the job> failed (see https://ci.example/3).', 'the job failed (see [link]).'],
  ['<https://ops:[redacted: password]@jenkins.example/job/3|the job>', 'the job ([redacted: password])'],
  ['call [redacted: slack token] or www.example.com', 'call [redacted: slack token] or [link]'],
])('shows that a link contained a credential: %s', (text, plain) => {
  expect(plainText(text, nameOf)).toBe(plain);
});
