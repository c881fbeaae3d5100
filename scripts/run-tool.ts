/** `tsx scripts/run-tool.ts NAME …`: runs a program of the packages in tools/. */
import { spawnSync } from 'node:child_process';
import { requireTools } from './tools.js';

const PROGRAMS: Record<string, string> = {
  biome: '@biomejs/biome/bin/biome',
  osls: 'osls/bin/serverless.js',
};

const [name = '', ...rest] = process.argv.slice(2);
const program = PROGRAMS[name];
if (program === undefined) throw new Error(`"${name}" is none of ${Object.keys(PROGRAMS).join(', ')}`);
const { status } = spawnSync(process.execPath, [requireTools().resolve(program), ...rest], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
