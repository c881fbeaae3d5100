import { expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { PER_GROUP } from '../../support/lifetime.js';

const aegis = useAegis({ lifetime: PER_GROUP });

it.each([
  ['remind snoze 1h', 'remind snooze 1h'],
  ['remind stop comander', 'remind stop commander'],
  ['timeline kye', 'timeline key'],
  ['timeline imgae', 'timeline image'],
  ['export jsno', 'export json'],
  ['summary sicne 30m', 'summary since 30m'],
  ['summary handof', 'summary handoff'],
  ['status resovled pool is back', 'status resolved pool is back'],
])('asks about a misspelled word, with a button for the whole line: %s', async (typed, meant) => {
  const channel = await aegis().declare();

  const reply = await aegis().type(typed, { channel });

  expect(reply).toContain(`Did you mean \`/incident ${meant}\`?`);
});

it.each(['timeline since breakfast', 'export quickly', 'status on fire', 'roles maybe'])(
  "answers a word that resembles none of the command's with its usage: %s",
  async (typed) => {
    const channel = await aegis().declare();

    const reply = await aegis().type(typed, { channel });

    expect(reply).not.toContain('Did you mean');
  },
);

it.each(['who is the commander?', "who's IC", 'who are the responders', 'who is in charge right now?'])(
  'answers a question about roles with the roles: %s',
  async (typed) => {
    const channel = await aegis().declare();

    expect(await aegis().type(typed, { channel })).toContain('Participants');
  },
);

it.each([
  ['how do I declare an incident?', '/incident declare ['],
  ['How can we close this', '/incident close ['],
  ['how do you assign roles', '/incident assign @person'],
])('answers a question about a command with its help: %s', async (typed, usage) => {
  expect(await aegis().type(typed)).toContain(usage);
});
