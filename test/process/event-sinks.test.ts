import { expect, it } from 'vitest';
import { readProcess } from '../../src/process/read-process.js';

const read = (sink: string) => readProcess(`events:\n  sinks:\n    - ${sink}\n`);

it.each([
  '{ name: a, url: https://x.example/y, secret_env: A }',
  '{ name: a, url: http://10.0.0.1/y, secret_env: A, network: private, private: true, content: full }',
  "{ name: bus, event_bus: 'arn:aws:events:eu-west-1:123456789012:event-bus/x', types: ['task.*'] }",
])('accepts %s', (sink) => {
  expect(read(sink)).not.toHaveProperty('problems');
});

it.each([
  ['{ name: a, url: http://x.example, secret_env: A }', 'must start with https:// unless'],
  ['{ name: a, url: https://x.example }', 'secret_env is missing'],
  ['{ name: a, url: https://x.example, secret_env: A, urls: 1 }', 'did you mean url?'],
  [
    '{ name: a, url: https://x.example, secret_env: whsec_abc }',
    'must be the name of an environment variable',
  ],
  ['{ name: A b, event_bus: x }', 'must be a name such as'],
  ["{ name: a, event_bus: x, types: ['declared'] }", 'must be a type such as'],
  ['{ name: a, event_bus: x }\n    - { name: a, event_bus: y }', 'must be unique'],
])('refuses %s', (sink, reason) => {
  expect(read(sink)).toMatchObject({ problems: [expect.stringContaining(reason)] });
});
