import type { AgentDeps, RecordPart } from '../../agents/agent-deps.js';
import { refuseObjectWrites } from '../../archive/refuse-object-writes.js';
import { createStore } from '../../data/store/store.js';
import { refuseWrites } from '../../data/table/refuse-writes.js';
import type { Table } from '../../data/table/table-client.js';
import { idsInRecord } from '../../incidents/ids-in-record.js';
import { createNameOf, isSlackId, type NameOf } from '../../incidents/names.js';
import type { Logger } from '../../ports/logger.js';
import { withSessionSpend } from '../../summaries/with-session-spend.js';
import { assembleArchive } from '../assemble-archive.js';
import type { Config } from '../config/config.js';
import { DEMO_WORKSPACE } from '../demo-workspace.js';
import { openObjects } from './open-objects.js';
import { openSlack } from './open-slack.js';
import { openSummarizer } from './open-summarizer.js';
import { systemClock } from './system-clock.js';

interface AgentAccess {
  config: Config;
  table: Table;
  logger: Logger;
  includesPrivate: boolean;
}

/** The dependencies of agents. From here on, the table's client and the object store refuse every write. */
export function openAgentDeps({ config, table, logger, includesPrivate }: AgentAccess): AgentDeps {
  refuseWrites(table);
  const objects = refuseObjectWrites(openObjects(config));
  return {
    archive: assembleArchive({ table, objects, clock: systemClock, logger }),
    clock: systemClock,
    includesPrivate,
    namesIn: openNames(config, logger),
    store: createStore(table),
    summarizer: withSessionSpend(openSummarizer(config, logger)),
  };
}

/**
 * With a bot token, names from Slack; without one, names from the demo workspace, and ids for everyone else.
 */
function openNames({ slack }: Config, logger: Logger): AgentDeps['namesIn'] {
  if (slack.botToken === '') {
    const known = new Map(DEMO_WORKSPACE.users.map(({ id, displayName }) => [id, displayName]));
    return async () => (id) => known.get(id) ?? id;
  }
  const { slack: client } = openSlack({ token: slack.botToken, apiUrl: slack.apiUrl, logger });
  return async (part) => {
    const names = await client
      .names(idsIn(part), { ownChannel: part.incident.channel_id })
      .catch((err: unknown) => {
        logger.warn({ err }, "couldn't look up names in Slack; ids are shown instead");
        return undefined;
      });
    return names ? createNameOf(names) : ownIds;
  };
}

const ownIds: NameOf = (id) => id;

function idsIn(part: RecordPart): string[] {
  const none = { participants: [], events: [], comments: [], summaries: [], tasks: [] };
  return idsInRecord({ ...none, ...part }).filter(isSlackId);
}
