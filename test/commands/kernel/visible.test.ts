import { expect, it } from 'vitest';
import { NotFoundError } from '../../../src/base/errors.js';
import type { Invocation } from '../../../src/commands/kernel/command.js';
import { ensureVisible } from '../../../src/commands/kernel/visible.js';
import { createStore } from '../../../src/data/store/store.js';
import { aDeclaration } from '../../support/records.js';
import { useTables } from '../../support/table.js';

const freshTable = useTables();

/** Somebody who takes no part in the incident, typing in a channel. */
const from = (channelId?: string): Invocation => ({
  userId: 'U09MALLORY',
  requestId: 'cmd-1',
  at: '2025-01-15T14:06:00.000000Z',
  ...(channelId && { channelId }),
});

it('shows a private incident in its own channel only, and asks the table which that is', async () => {
  const store = createStore(await freshTable());
  await store.declareIncident(aDeclaration({ visibility: 'private' }));
  const look = (channelId?: string) => ensureVisible({ store }, from(channelId), 'INC-000042');

  await expect(look('C01INC')).resolves.toBeUndefined();
  await expect(look('C02OTHER')).rejects.toThrow(NotFoundError);
  await expect(look()).rejects.toThrow(NotFoundError);
});
