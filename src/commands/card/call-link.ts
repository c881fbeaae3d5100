import type { Process } from '../../process/process-schema.js';
import { shortId } from '../../views/labels.js';

/** The address of an incident's call, by the template in aegis.yml. */
export function callLink({ call }: Pick<Process, 'call'>, incidentId: string): string | undefined {
  if (call === undefined) return undefined;
  const id = encodeURIComponent(shortId(incidentId).toLowerCase());
  return call.link.replaceAll('{id}', id).replaceAll('{number}', id.replace(/^inc-/, ''));
}
