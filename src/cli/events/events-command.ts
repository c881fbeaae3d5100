import { readConfig } from '../../app/config/config.js';
import { loadProcess } from '../../app/config/load-process.js';
import { counted } from '../../base/counted.js';
import { UsageError } from '../../base/errors.js';
import { createStore, type Store } from '../../data/store/store.js';
import { enable, isDisabled } from '../../events/sink-status.js';
import type { SinkState } from '../../incidents/records/sink-state.js';
import type { EventSink } from '../../process/event-sinks.js';
import { misuse, unknownVerb } from '../misuse.js';
import { openExistingTable } from '../open-existing-table.js';
import { parseOptions } from '../parse-options.js';
import type { CliCall } from '../subcommand.js';
import { tailEvents } from './tail-events.js';

const VERBS = ['tail', 'sinks', 'enable'];

/** `aegis events`: follows what happens, and says how sinks are doing or enables one. */
export async function events(call: CliCall): Promise<number> {
  const { values, positionals } = parseOptions(
    call,
    {
      incident: { type: 'string' },
      'include-private': { type: 'boolean', default: false },
    },
    { words: 2 },
  );
  const [verb, name] = positionals;
  if (verb === undefined || !VERBS.includes(verb)) throw unknownVerb(call, verb, VERBS);
  if (verb === 'enable' && name === undefined) throw misuse(call, 'Which sink? Name it as aegis.yml does.');
  if (verb !== 'enable' && name !== undefined)
    throw misuse(call, `\`aegis events ${verb}\` doesn't take "${name}".`);
  const config = readConfig(call.env, 'embedded', await loadProcess(call.env));
  const { sinks, source } = config.settings.process.events;
  const { table, close } = await openExistingTable(config);
  const store = createStore(table);
  try {
    if (verb === 'tail') {
      await tailEvents(store, {
        source,
        incident: values.incident,
        includesPrivate: values['include-private'],
      });
      return 0;
    }
    if (verb === 'sinks') return await listSinks(store, sinks);
    return await enableSink(store, sinks, name ?? '');
  } finally {
    await close();
  }
}

async function listSinks(store: Store, sinks: readonly EventSink[]): Promise<number> {
  if (sinks.length === 0) console.log('aegis.yml has no event sinks; docs/events.md says how to add one.');
  let code = 0;
  for (const sink of sinks) {
    const trouble = describeTrouble(sink, await store.getSink(sink.name));
    if (trouble !== undefined) code = 1;
    console.log(`${sink.name}  ${trouble ?? 'fine'}`);
  }
  return code;
}

function describeTrouble(sink: EventSink, state: SinkState): string | undefined {
  const { failures, retry_at, last_error, disabled_at, disabled_reason, blocked } = state;
  if (isDisabled(sink, state)) return `disabled since ${disabled_at}: ${disabled_reason}`;
  if (failures > 0) return `failed ${counted(failures, 'time')}, next try at ${retry_at}: ${last_error}`;
  const refusals = Object.keys(blocked).length;
  return refusals > 0 ? `refuses events of ${counted(refusals, 'incident')}: ${last_error}` : undefined;
}

async function enableSink(store: Store, sinks: readonly EventSink[], name: string): Promise<number> {
  if (!sinks.some((sink) => sink.name === name)) {
    throw new UsageError(
      `aegis.yml has no event sink ${name}: it has ${sinks.map((one) => one.name).join(', ') || 'none'}.`,
    );
  }
  await store.putSink(enable(await store.getSink(name)));
  console.log(`${name} is enabled. It gets the events that were kept for it, in order, and then new ones.`);
  return 0;
}
