import { expect, it } from 'vitest';
import { readRole } from '../../../src/commands/people/read-role.js';

it.each([
  ['', 'commander'],
  ['IC', 'commander'],
  ['to lead', 'commander'],
  ['Communications Lead', 'comms'],
  ['database expert', 'database expert'],
  ['Q&amp;A', 'q&a'],
  ['__proto__', 'proto'],
])('reads "%s" as %s', (text, role) => {
  expect(readRole(text)).toBe(role);
});

it.each(['<@U01CAROL> commander', 'looks at the database, then calls the vendor'])('refuses "%s"', (text) => {
  expect(() => readRole(text)).toThrow(/isn't a role|one person at a time/);
});
