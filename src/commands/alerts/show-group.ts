import { changeGroup } from '../../alerts/change-group.js';
import type { AlertGroup } from '../../incidents/records/alert-group.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import type { Message } from '../../views/blocks.js';
import { buildAlertQuestion, buildIncidentAlerts } from './alert-view.js';

interface Shown {
  group: AlertGroup;
  incident: Incident | undefined;
  /** Where the route has Aegis ask. */
  channel: string | undefined;
}

/** One of a group's two messages. */
interface GroupMessage {
  name: 'question' | 'message';
  channel: string;
  message: Message;
  about: readonly string[];
}

/** Posts a group's messages or edits them, unless they say what's known already. */
export async function showGroup(
  deps: JobDeps,
  run: Pick<JobRun, 'attempt' | 'step'>,
  { group, incident, channel }: Shown,
): Promise<void> {
  const { fired, resolved, omitted, state } = group;
  const shown = [state, fired, resolved, omitted, incident?.visibility].join(' ');
  if (group.shown === shown) return;
  const messages = messagesOf({ group, incident, channel });
  const places: Partial<Pick<AlertGroup, 'question' | 'message'>> = {};
  for (const one of messages) {
    await run.attempt(one.name, async () => {
      places[one.name] = await put(deps, run, { group, ...one });
    });
  }
  const isComplete = Object.keys(places).length === messages.length;
  const shown_at = deps.clock.now();
  await changeGroup(deps, group, (current) => ({
    // A call that failed may have had its effect, so nobody knows what is shown.
    after: { ...current, ...places, shown_at, shown: isComplete ? shown : undefined },
  }));
}

function messagesOf({ group, incident, channel }: Shown): GroupMessage[] {
  const asks = group.state === 'triage' || group.question !== undefined;
  const named = incident?.visibility === 'public' ? incident : undefined;
  const question = asks &&
    channel !== undefined && {
      name: 'question' as const,
      channel,
      message: buildAlertQuestion(group, named),
      about: named ? [named.incident_id] : [],
    };
  const inIncident = incident?.channel_id !== undefined && {
    name: 'message' as const,
    channel: incident.channel_id,
    message: buildIncidentAlerts(group),
    about: [incident.incident_id],
  };
  return [question, inIncident].filter((one) => one !== false);
}

async function put(
  { show }: Pick<JobDeps, 'show'>,
  { step }: Pick<JobRun, 'step'>,
  { group, name, channel, message, about }: GroupMessage & { group: AlertGroup },
): Promise<AlertGroup['message']> {
  const place = group[name];
  if (place) {
    await show.update({ channelId: place.channel_id, ts: place.ts }, message, about);
    return place;
  }
  const { lane, number, opened_at: since, version } = group;
  const key = `alerts-${lane}-${number}-${name}`;
  const { channelId, ts } = await step(key, (mayHavePosted) =>
    // An earlier job may have posted it and failed; the first one gets here with the second version.
    show.post(channel, message, { about, key, since, mayExist: mayHavePosted || version > 2 }),
  );
  return { channel_id: channelId, ts };
}
