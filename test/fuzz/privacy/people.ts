import type { User } from 'slack-simulator';
import { ALICE, BOB, CAROL } from '../../support/slack.js';

/** Everyone who may try to learn something, by kind. */
const PEOPLE: Readonly<Record<string, Partial<User> | 'seeded'>> = {
  [ALICE]: 'seeded',
  [BOB]: 'seeded',
  [CAROL]: 'seeded',
  U01OUTSIDE: {},
  U01SINGLE: { guest: 'single-channel' },
  U01MULTI: { guest: 'multi-channel' },
  U01EXTERNAL: { teamId: 'T0OTHER' },
  U01GONE: { isDeactivated: true },
  U01ROBOT: { isBot: true },
};

export const EVERYONE = Object.keys(PEOPLE);

export function aboutPerson(id: string): Partial<User> {
  const about = PEOPLE[id];
  return about === undefined || about === 'seeded' ? {} : about;
}

export const isActive = (id: string) => !aboutPerson(id).isDeactivated && !aboutPerson(id).isBot;

export const isFullMember = (id: string) =>
  isActive(id) && aboutPerson(id).guest === undefined && aboutPerson(id).teamId === undefined;
