/** `npm run docs`: writes the documents that are generated from the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { COMMANDS } from '../src/commands/registry.js';
import { renderCommandsDoc } from './commands-doc.js';
import { buildEventSchemas, renderEventTypes } from './events-doc.js';
import { renderMessagesDoc } from './messages-doc.js';
import { renderModelsDoc } from './models-doc.js';
import { renderCosts } from './monthly-cost.js';
import { buildProcessSchema, renderProcessDoc } from './process-doc.js';
import { renderRedactionDoc } from './redaction-doc.js';
import { renderSettingsDoc } from './settings-doc.js';

const DOCS = {
  'aegis-yml.md': renderProcessDoc(),
  'aegis.schema.json': `${JSON.stringify(buildProcessSchema(), null, 2)}\n`,
  'commands.md': renderCommandsDoc(COMMANDS),
  'messages.md': renderMessagesDoc(),
  'models.md': renderModelsDoc(),
  'redaction.md': renderRedactionDoc(),
  'settings.md': renderSettingsDoc(),
};

const at = (name: string) => new URL(`../docs/${name}`, import.meta.url);

for (const [name, schema] of Object.entries(buildEventSchemas())) {
  writeFileSync(at(`events/${name}`), `${JSON.stringify(schema, null, 2)}\n`);
}

// What comes before the table is written by hand.
const TYPES = '<!-- types -->\n';
const [events = ''] = readFileSync(at('events.md'), 'utf8').split(TYPES);
writeFileSync(at('events.md'), `${events}${TYPES}${renderEventTypes()}`);

const COSTS = /<!-- costs -->[\s\S]*<!-- \/costs -->/;
const operations = readFileSync(at('operations.md'), 'utf8');
writeFileSync(
  at('operations.md'),
  operations.replace(COSTS, () => `<!-- costs -->\n${renderCosts()}<!-- /costs -->`),
);

for (const [name, text] of Object.entries(DOCS)) {
  writeFileSync(at(name), text);
}
