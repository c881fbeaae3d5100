import { counted } from '../../base/counted.js';
import { severitiesInUse } from '../../process/process-rules.js';
import type { Process } from '../../process/process-schema.js';
import { type Message, notice } from '../../views/blocks.js';
import { label, user as mention, plainLabel } from '../../views/text.js';
import type { FoundResponders } from './find-responders.js';

const PEOPLE_MAX = 30;
const SERVICES_MAX = 40;

interface OnCall {
  /** The subject of the question: `payments`, `INC-42`. */
  subject: string;
  responders: readonly FoundResponders[];
  problems: readonly string[];
}

/** The current responders, by their names in aegis.yml. */
export function buildOnCall({ subject, responders, problems }: OnCall): Message {
  const lines = responders.map(({ name, of, userIds }) => {
    const people = userIds.slice(0, PEOPLE_MAX).map(mention).join(', ');
    return `•  ${label(of)}: ${people || 'no one'}${/^[UW]/.test(name) ? '' : ` (${label(name)})`}`;
  });
  const none = [`Nobody. To add responders to \`aegis.yml\`, see docs/process.md.`];
  return notice(
    [`*On call for ${label(subject)}*`, ...(lines.length > 0 ? lines : none), ...problems].join('\n'),
  );
}

/** Everyone that aegis.yml lists, without asking Slack who is behind each name. */
export function buildOnCallNames(process: Process): Message {
  const services = Object.entries(process.services).map(([name, { responders, owner }]) =>
    lineOf(name, { responders, owner }),
  );
  const severities = severitiesInUse(process).flatMap((level) => {
    const { responders = [] } = process.severities[level] ?? {};
    return responders.length === 0 ? [] : [lineOf(level, { responders, owner: undefined })];
  });
  const more = services.length - SERVICES_MAX;
  const lines = [
    ...services.slice(0, SERVICES_MAX),
    ...(more > 0 ? [`and ${counted(more, 'more service')}`] : []),
    ...severities,
  ];
  if (lines.length === 0)
    return notice('No services are set up. To add them to `aegis.yml`, see docs/process.md.');
  const [service] = Object.keys(process.services);
  const how =
    service === undefined ? '' : `To see who that is now, run \`/incident oncall ${plainLabel(service)}\`.`;
  return notice(['*On call*', ...lines, how].join('\n').trim());
}

function lineOf(
  name: string,
  { responders, owner }: { responders: readonly string[]; owner: string | undefined },
) {
  const names = responders.map((one) => (/^[UW]/.test(one) ? mention(one) : label(one))).join(', ');
  const by = owner === undefined ? '' : ` · ${label(owner)}`;
  return `•  ${label(name)}: ${names || 'no one'}${by}`;
}
