import { expect, it } from 'vitest';
import { readRole } from '../../../src/commands/people/read-role.js';

it.each([
  ['', 'commander'],
  ['IC', 'commander'],
  ['to lead', 'commander'],
  ['Communications Lead', 'comms'],
  ['als Einsatzleiter', 'commander'],
  ['comandante', 'commander'],
  ['responsable d’incident', 'commander'],
  ['指揮官', 'commander'],
  ['Kommunikation', 'comms'],
  ['comunicação', 'comms'],
  ['広報', 'comms'],
  ['記録係', 'scribe'],
  ['Protokoll', 'scribe'],
  ['Kommunikation mit Kunden', 'kommunikation mit kunden'],
  ['líder de banco', 'líder de banco'],
  ['database expert', 'database expert'],
  ['Q&amp;A', 'q&a'],
  ['__proto__', 'proto'],
])('reads "%s" as %s', (text, role) => {
  expect(readRole(text)).toBe(role);
});

it('keeps the name of a role that the process or the incident has', () => {
  expect(readRole('Einsatzleiter', ['commander', 'einsatzleiter'])).toBe('einsatzleiter');
  expect(readRole('lead', ['lead'])).toBe('lead');
});

it.each(['<@U01CAROL> commander', 'looks at the database, then calls the vendor'])('refuses "%s"', (text) => {
  expect(() => readRole(text)).toThrow(/isn't a role|one person at a time/);
});
