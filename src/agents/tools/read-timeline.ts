import * as z from 'zod';
import { findReadable } from '../agent-deps.js';
import { defineTool } from '../define-tool.js';
import { entrySchema } from '../entry-schema.js';
import { readEntriesPage } from '../read-entries-page.js';
import { cursorArgument, incidentArgument, momentArgument, nextCursor } from '../tool-arguments.js';

const LIMIT = { default: 50, max: 100 };

export const readTimeline = defineTool({
  name: 'read_timeline',
  title: 'Read what happened',
  description:
    'What happened and was said in one incident, oldest first, page by page. `key_only` gives only marked messages and important events; a page of those may be empty and still have a next one.',
  input: z.strictObject({
    incident: incidentArgument,
    from: momentArgument.optional(),
    key_only: z.boolean().default(false),
    limit: z.number().int().min(1).max(LIMIT.max).default(LIMIT.default),
    cursor: cursorArgument,
  }),
  output: z.object({ entries: z.array(entrySchema), next_cursor: nextCursor }),
  async run(deps, { incident: incidentId, key_only: keyOnly, ...page }) {
    const incident = await findReadable(deps, incidentId);
    const { items, cursor } = await readEntriesPage(deps, incident, { keyOnly, ...page });
    return { entries: items, next_cursor: cursor };
  },
});
