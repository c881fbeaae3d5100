import * as z from 'zod';
import { buildEventSchema, dataSchemaOf, typeOf } from '../src/events/cloud-event-schema.js';
import { ALL_PUBLISHED } from '../src/events/published-types.js';

const GROUPS: Readonly<Record<string, string>> = {
  incident: 'The incident',
  role: 'Roles',
  participant: 'People',
  page: 'Pages',
  update: 'Updates',
  task: 'Tasks',
  note: 'Notes',
  message: 'Messages',
  alert: 'Alerts',
  summary: 'Summaries',
  resolution: 'Summaries',
  channel: 'The channel',
  record: 'The record',
};

/** The JSON Schema of each type of event, by its file name in docs/events. */
export function buildEventSchemas(): Record<string, object> {
  const entries = ALL_PUBLISHED.map((published) => {
    const schema = z.toJSONSchema(buildEventSchema(published), { io: 'input' });
    return [
      `${published.name}.v1.schema.json`,
      { $id: dataSchemaOf(published).split('#')[0], ...schema },
    ] as const;
  });
  return Object.fromEntries(entries);
}

/** The end of docs/events.md: every type there is. */
export function renderEventTypes(): string {
  const rows = ALL_PUBLISHED.map((published) => {
    const { name, about, change } = published;
    const attributes = Object.keys(change.shape).map((one) => `\`${one}\``);
    const group = GROUPS[name.split('.')[0] ?? ''] ?? name;
    const link = `[\`${typeOf(published)}\`](events/${name}.v1.schema.json)`;
    return `| ${group} | ${link} | ${about} | ${attributes.join(', ')} |`;
  });
  return ['| | type | when | `data.change` |', '|---|---|---|---|', ...rows, ''].join('\n');
}
