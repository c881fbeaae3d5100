import { expect, it } from 'vitest';
import { NotFoundError } from '../../../src/base/errors.js';
import type { Invocation } from '../../../src/commands/kernel/invocation.js';
import { loadVisible } from '../../../src/commands/kernel/target.js';
import { createStore } from '../../../src/data/store/store.js';
import type { InteractiveSlack } from '../../../src/ports/slack.js';
import { aDeclaration } from '../../support/records.js';
import { useTables } from '../../support/table.js';

const freshTable = useTables();

/** A person who isn't a participant, typing in a channel. */
const from = (channelId?: string): Invocation => ({
  userId: 'U09MALLORY',
  requestId: 'cmd-1',
  at: '2025-01-15T14:06:00.000000Z',
  ...(channelId && { channelId }),
});

const slack = {
  async user(id: string) {
    return { id, name: 'Mallory', isBot: false, isDeactivated: false, isGuest: false, isExternal: false };
  },
} as unknown as InteractiveSlack;

it('shows a private incident in its own channel only, and asks the table which channel that is', async () => {
  const store = createStore(await freshTable());
  await store.declareIncident(aDeclaration({ visibility: 'private' }));
  const look = (channelId?: string) => loadVisible({ slack, store }, from(channelId), 'INC-000042');

  await expect(look('C01INC')).resolves.toMatchObject({ incident_id: 'INC-000042' });
  await expect(look('C02OTHER')).rejects.toThrow(NotFoundError);
  await expect(look()).rejects.toThrow(NotFoundError);
});
