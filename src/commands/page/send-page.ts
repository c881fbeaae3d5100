import * as z from 'zod';
import { UpstreamError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { OutwardResponse } from '../../ports/outward.js';
import { serviceRuleOf } from '../../process/process-rules.js';
import { notice } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { label, user as mention } from '../../views/text.js';
import { buildPageEvent } from './page-event.js';

const payloadSchema = z.object({
  incident_id: z.string(),
  service: z.string(),
  /** Plain text. */
  why: z.string(),
  user_id: z.string(),
});
type PageRequest = z.output<typeof payloadSchema>;

/** The result of a page: why PagerDuty refused it, if it did. */
type Sent = { refusal: string | undefined };

/**
 * Pages the on-call responder for a service. Its deduplication key is the incident and the service, so sending it
 * again, by a retry or by another person, doesn't page twice.
 */
export const sendPage = defineJob({
  kind: 'page',
  payload: payloadSchema,
  lane: ({ incident_id }) => incident_id,
  async run(deps, { payload, request, step, postOnce }) {
    const { incident_id, service, why, user_id } = payload;
    const { refusal } = await step('page', () => page(deps, payload));
    const event = buildPaged(payload, request.created_at);
    if (refusal === undefined) await step('event', async () => void (await deps.store.recordEvent(event)));
    const channelId = (await deps.store.getIncident(incident_id))?.channel_id;
    if (channelId === undefined) return;
    const text =
      refusal === undefined
        ? `:pager: ${mention(user_id)} paged the on-call responder for *${label(service)}*${why === '' ? '' : `: ${label(why, WHY_MAX)}`}`
        : `:warning: ${mention(user_id)} couldn't page *${label(service)}*. ${refusal} Reach the responder another way.`;
    const post = await postOnce({ channelId, about: [incident_id], message: notice(text) });
    if (refusal === undefined && why !== '') await deps.store.recordPost(event, post);
  },
  async onFailure({ show }, { payload: { incident_id, service, user_id }, fact }) {
    const id = shortId(incident_id);
    const text = `Nobody was paged for ${label(service)} on ${id}. ${fact} Reach the responder another way, or run \`/incident page\` again.`;
    await show.notify({ userId: user_id }, notice(text), [incident_id]);
  },
});

export const WHY_MAX = 500;

function buildPaged(
  { incident_id, service, why, user_id }: PageRequest,
  timestamp: Timestamp,
): TimelineEvent {
  return {
    incident_id,
    event_id: `page-${service}`,
    timestamp,
    type: 'PAGED',
    description: `Paged ${service}`,
    source: 'System',
    user_id,
    detail: { service },
    ...(why !== '' && { note: why }),
  };
}

async function page(deps: JobDeps, { incident_id, service, why, user_id }: PageRequest): Promise<Sent> {
  const { store, settings, secrets, outward, slack } = deps;
  const incident = await store.getIncident(incident_id);
  const target = serviceRuleOf(settings.process, service)?.pagerduty;
  if (!incident || !target) return { refusal: 'aegis.yml no longer has a pager for it.' };
  const { routing_key_env: name, url } = target;
  const routingKey = await secrets.get(name);
  if (routingKey === undefined) return { refusal: `${name} isn't set where Aegis runs.` };
  const [person, workspaceUrl] = await Promise.all([slack.user(user_id), slack.workspaceUrl()]);
  const event = buildPageEvent({ incident, service, why, by: person.name, routingKey, workspaceUrl });
  const response = await outward.post({
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(event),
    // The operator configured the address, which may be a proxy of their own.
    allowsPrivate: true,
  });
  return readAnswer(response);
}

const answer = z.object({ message: z.string().catch(''), errors: z.array(z.string()).catch([]) });

/**
 * 202 is success, 400 explains what's wrong with the event. Throws a retryable UpstreamError for temporary failures.
 */
export function readAnswer({ status, headers, body }: OutwardResponse): Sent {
  if (status >= 200 && status < 300) return { refusal: undefined };
  if (status === 429 || status >= 500) {
    const seconds = Number(headers['retry-after']);
    throw new UpstreamError('pager_unavailable', `PagerDuty answered ${status}.`, {
      retryable: true,
      ...(seconds > 0 && { retryAfterMs: seconds * 1_000 }),
    });
  }
  const { message, errors } = readBody(body);
  const reasons = [message, ...errors].filter((one) => one !== '').join('; ');
  return {
    refusal: `PagerDuty refused it with ${status}${reasons === '' ? '' : `: ${label(reasons, 300)}`}.`,
  };
}

function readBody(body: string): z.output<typeof answer> {
  try {
    return answer.parse(JSON.parse(body));
  } catch {
    return { message: '', errors: [] };
  }
}
