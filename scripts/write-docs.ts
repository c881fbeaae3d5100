import { writeFileSync } from 'node:fs';
import { COMMANDS } from '../src/commands/registry.js';
import { renderCommandsDoc } from './commands-doc.js';

writeFileSync(new URL('../docs/commands.md', import.meta.url), renderCommandsDoc(COMMANDS));
