import { expect, it } from 'vitest';
import { NotFoundError } from '../../../src/base/errors.js';
import { ArgumentReader } from '../../../src/commands/kernel/argument-reader.js';
import type { Invocation } from '../../../src/commands/kernel/invocation.js';
import { loadTarget, loadVisible } from '../../../src/commands/kernel/target.js';
import { createCachedReads } from '../../../src/data/store/cached-reads.js';
import { createStore } from '../../../src/data/store/store.js';
import { createMemoryCache } from '../../../src/data/table/cache.js';
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

it.each(['incident', 'optional'] as const)(
  "finds an incident by another program's id for a command whose incident is %s",
  async (target) => {
    const store = createStore(await freshTable());
    await store.declareIncident(aDeclaration({ incident_id: 'prod-7f3a' }));
    const deps = { slack, store, cached: createCachedReads(store, createMemoryCache()) };
    const source = { invocation: from(), reader: new ArgumentReader('mine prod-7f3a') };

    const incident = await loadTarget(deps, { target, rest: 'none', examples: [] }, source);

    expect(incident?.incident_id).toBe('prod-7f3a');
  },
);
