import { counted } from '../../base/counted.js';
import type { AlertChange, AlertGroup } from '../../incidents/records/alert-group.js';
import type { Incident } from '../../incidents/records/incident.js';
import {
  actions,
  type Block,
  commandButton,
  context,
  ID_KEY,
  type Message,
  notice,
  section,
} from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { date, escapeText, label, plainLabel, truncate, user, webLink } from '../../views/text.js';
import { type GroupRef, groupWord } from './group-ref.js';

/** Characters of a title among others, and of the first alert's details. */
const TITLE_MAX = 120;
const DETAILS_MAX = 400;

/** Asks in a channel what becomes of alerts; `incident` is the one they became part of, unless it's private. */
export function buildAlertQuestion(group: AlertGroup, incident?: Incident): Message {
  const { severity, service, title } = group;
  const text = `:rotating_light: *${label(severity)}*  *${label(title, TITLE_MAX)}* · ${label(service)}`;
  const blocks = [section(text), ...aboutGroup(group), context(countLine(group))];
  if (group.state !== 'triage') return { text, blocks: [...blocks, context(decisionLine(group, incident))] };
  const ref = groupWord(group);
  const buttons = [
    commandButton({ label: `Declare ${severity}`, command: `alerts declare ${ref}`, style: 'primary' }),
    // Which incidents there are isn't for everyone in the channel to see.
    commandButton({ label: 'Attach to incident', command: `alerts attach ${ref}` }),
    commandButton({ label: 'Dismiss', command: `alerts dismiss ${ref}` }),
  ];
  return { text, blocks: [...blocks, actions(buttons)] };
}

function decisionLine({ state, decided_by }: AlertGroup, incident: Incident | undefined): string {
  const by = decided_by === undefined ? '' : ` by ${user(decided_by)}`;
  if (state === 'dismissed') return `Dismissed${by}.`;
  if (state === 'declaring') return `An incident is being declared${by}.`;
  return incident ? `Part of *${shortId(incident.incident_id)}*${by && `, decided${by}`}.` : `Handled${by}.`;
}

/** The incidents that someone may attach alerts to. */
export function buildAttachChoice(ref: GroupRef, incidents: readonly Incident[]): Message {
  const attach = `run \`/incident alerts attach ${groupWord(ref)}\` in its channel.`;
  if (incidents.length === 0)
    return notice(`There's no active incident. To attach them to an earlier one, ${attach}`);
  const hint = `To attach them to another one, ${attach}`;
  const text = 'Which incident do these alerts belong to?';
  const lines = incidents.map((one) => `*${shortId(one.incident_id)}* ${label(one.title)}`);
  const buttons = incidents.map(({ incident_id }) =>
    commandButton({
      label: `Attach to ${shortId(incident_id)}`,
      command: `alerts ${ID_KEY}${incident_id} attach ${groupWord(ref)}`,
    }),
  );
  return { text, blocks: [section(`${text}\n${lines.join('\n')}`), actions(buttons), context(hint)] };
}

/** The alerts of an incident, in its channel. */
export function buildIncidentAlerts(group: AlertGroup): Message {
  const text = `:rotating_light: *${group.fired === 1 ? 'Alert' : `${group.fired} alerts`}* · ${label(group.title, TITLE_MAX)}`;
  return { text, blocks: [section(text), ...aboutGroup(group), context(countLine(group))] };
}

/** The details of a single alert, or the last few of several. */
function aboutGroup({ fired, details, links, recent }: AlertGroup): Block[] {
  if (fired > 1) return [section(recent.map(changeLine).join('\n'))];
  const shown = links.flatMap(({ label: name, url }) => {
    const address = webLink(url);
    // With the host, because the label is the sender's.
    return address === undefined
      ? []
      : [`<${address.replaceAll('|', '%7C')}|${plainLabel(name, 40)} (${new URL(address).host})>`];
  });
  return [
    ...(details === undefined ? [] : [section(escapeText(truncate(details, DETAILS_MAX)))]),
    ...(shown.length === 0 ? [] : [context(shown.join(' · '))]),
  ];
}

function changeLine({ title, status, at, source }: AlertChange): string {
  const icon = status === 'firing' ? ':red_circle:' : ':white_check_mark:';
  return `${icon} ${date(at, '{time}')} ${label(title, TITLE_MAX)} · ${label(source)}`;
}

/** `12 alerts: 3 firing, 9 resolved · since 14:05` */
function countLine({ fired, firing, resolved, omitted, started_at, opened_at, recent }: AlertGroup): string {
  const source = recent.at(-1)?.source;
  const left = omitted > 0 ? ` · ${omitted} more left out by the source` : '';
  const what = fired === 1 ? 'alert' : 'alerts';
  return `${fired} ${what}: ${firing} firing, ${resolved} resolved · since ${date(started_at ?? opened_at)}${source ? ` · ${label(source)}` : ''}${left}`;
}

/** Asks, once, whether an incident is over, because all its alerts are resolved. */
export function buildAllResolved(incident: Incident, count: number): Message {
  const { incident_id, roles } = incident;
  const commander = roles.commander ? `${user(roles.commander)}: is` : 'Is';
  const what = count === 1 ? 'The alert' : `All ${count} alerts`;
  const text = `:white_check_mark: ${what} of ${shortId(incident_id)} ${count === 1 ? 'is' : 'are'} resolved. ${commander} it over?`;
  const id = `${ID_KEY}${incident_id}`;
  const note = 'Not over yet, although its alerts are resolved';
  return {
    text,
    blocks: [
      section(text),
      actions([
        commandButton({ label: 'Resolve', command: `resolve ${id}`, style: 'primary' }),
        commandButton({ label: 'Not yet', command: `note ${id} ${note}` }),
      ]),
    ],
  };
}

/** The alerts that an incident has, one line for each group. */
export function buildAlertList(incidentId: string, groups: readonly AlertGroup[]): Message {
  const id = shortId(incidentId);
  if (groups.length === 0) return notice(`${id} has no alerts.`);
  const [shown, more] = [groups.slice(0, GROUPS_SHOWN), groups.length - GROUPS_SHOWN];
  const lines = shown.map((group) => `*${label(group.title, TITLE_MAX)}*\n${countLine(group)}`);
  const text = `Alerts of ${id}`;
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...lines.map(section),
      ...(more > 0 ? [context(`and those of ${counted(more, 'more group')}`)] : []),
    ],
  };
}

const GROUPS_SHOWN = 20;
