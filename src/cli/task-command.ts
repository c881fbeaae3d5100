import { readConfig } from '../app/config/config.js';
import { loadProcess } from '../app/config/load-process.js';
import { finishTaskAs } from '../app/finish-task-as.js';
import { systemClock } from '../app/open/system-clock.js';
import { createStore } from '../data/store/store.js';
import { isSlackId } from '../incidents/names.js';
import { readIncidentArgument } from './incident-argument.js';
import { misuse, unknownVerb } from './misuse.js';
import { openExistingTable } from './open-existing-table.js';
import { parseOptions } from './parse-options.js';
import type { CliCall } from './subcommand.js';

/** `aegis task done`: for programs, such as a bridge to an issue tracker. Resolves to 0, also when it was done before. */
export async function task(call: CliCall): Promise<number> {
  const { values, positionals } = parseOptions(call, { by: { type: 'string' } }, { words: 3 });
  const [verb, incident, number] = positionals;
  const { by: userId } = values;
  if (verb !== 'done') throw unknownVerb(call, verb, ['done']);
  if (incident === undefined || !/^\d{1,6}$/.test(number ?? '')) {
    throw misuse(call, 'Which task? Name the incident and the number of its task, such as INC-1 2.');
  }
  if (userId === undefined || !isSlackId(userId)) {
    throw misuse(call, 'Who did it? Add their Slack id: --by U0123456789.');
  }
  const config = readConfig(call.env, 'embedded', await loadProcess(call.env));
  const { table, close } = await openExistingTable(config);
  try {
    const incidentId = readIncidentArgument(incident);
    const finished = { incidentId, number: Number(number), userId, at: systemClock.now() };
    const isNew = await finishTaskAs(createStore(table), finished);
    console.log(`Task ${number} of ${incident} ${isNew ? 'is done' : 'was done already'}.`);
    return 0;
  } finally {
    await close();
  }
}
