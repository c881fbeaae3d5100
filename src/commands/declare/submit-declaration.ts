import { createHash } from 'node:crypto';
import { ConflictError } from '../../base/errors.js';
import { addMillis } from '../../base/timestamp.js';
import type { Opened } from '../../data/store/requests/open-request.js';
import { isDrill } from '../../incidents/drill-id.js';
import type { Invocation } from '../kernel/invocation.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import type { Declaration, DeclarationOrigin } from './declaration.js';
import { openIncident } from './open-incident.js';

/** The same declaration by the same person within this time needs a confirmation. */
const REPEAT_MS = 10_000;

interface Submission {
  declaration: Declaration;
  origin: DeclarationOrigin;
  /** Confirms that it's meant although the same was declared a moment ago. */
  again?: boolean;
}

/**
 * Starts opening an incident, once however often the request is delivered. `repeated`: the same person declared the
 * same a moment ago, so nothing was done, unless `again` confirms it. Throws ConflictError in the channel of a drill.
 */
export async function submitDeclaration(
  deps: Pick<RequestDeps, 'cached' | 'store' | 'queue'>,
  invocation: Invocation,
  { declaration, origin, again = false }: Submission,
): Promise<Opened> {
  await refuseInDrill(deps, origin);
  const { userId, at } = invocation;
  const payload = { ...declaration, ...origin, user_id: userId };
  const opened = await deps.store.openRequestOnce(openIncident.buildRequest(invocation, payload), {
    id: wordsId(userId, declaration),
    since: addMillis(at, again ? 0 : -REPEAT_MS),
  });
  // A duplicate may be this very request, whose first response from the table was lost.
  if (opened !== 'repeated') await openIncident.start(deps, invocation, payload);
  return opened;
}

/** Someone who practices may type what they'd type in earnest, and would wake people. */
async function refuseInDrill(
  { cached }: Pick<RequestDeps, 'cached'>,
  { channel_id }: DeclarationOrigin,
): Promise<void> {
  const incidentId = channel_id === undefined ? undefined : await cached.incidentOf(channel_id);
  if (incidentId === undefined || !isDrill(incidentId)) return;
  throw new ConflictError(
    "This is a drill's channel, and its incident is already declared. To declare a real one, go to another channel.",
  );
}

function wordsId(userId: string, { severity, service, title, is_private }: Declaration): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([userId, severity, service, title, is_private]))
    .digest('base64url');
  return `words-${digest.slice(0, 22)}`;
}
