import type { Subcommand } from './subcommand.js';

const PACING = `
  --units     capacity units per second that the work may use, 100 by default
  --segments  parts of the table to read in parallel, 4 by default`;

/** Everything an operator can type after `aegis`. Each loads when it runs: only some need Slack or the simulator. */
export const SUBCOMMANDS: readonly Subcommand[] = [
  {
    name: 'start',
    usage: 'aegis [start]',
    run: async (call) => (await import('./start-command.js')).start(call),
  },
  {
    name: 'config',
    usage: 'aegis config check [FILE]',
    run: async (call) => (await import('./config-command.js')).config(call),
  },
  {
    name: 'doctor',
    usage: `aegis doctor [--fix] [--json] [--units N] [--segments N]
aegis doctor --model [--json]${PACING}
  --model     sends the configured model one request and explains what's wrong with it`,
    run: async (call) => (await import('./doctor/doctor-command.js')).doctor(call),
  },
  {
    name: 'migrate',
    usage: `aegis migrate [NAME [--dry-run | --again | --switch | --delete-old]] [--units N] [--segments N]${PACING}`,
    run: async (call) => (await import('./migrate-command.js')).migrate(call),
  },
  {
    name: 'mcp',
    usage: `aegis mcp [--include-private]
  a Model Context Protocol server on standard input and output, through which agents read incidents; they can't change
  anything
  --include-private  private incidents too`,
    run: async (call) => (await import('./mcp-command.js')).mcp(call),
  },
  {
    name: 'verify',
    usage: 'aegis verify FILE.json|FILE.html [--head HASH]',
    run: async (call) => (await import('./verify-command.js')).verify(call),
  },
  {
    name: 'replay',
    usage: 'aegis replay FILE.jsonl [--json] [--as-of 2025-01-15T14:05:00Z]',
    run: async (call) => (await import('./replay/replay-command.js')).replay(call),
  },
  {
    name: 'eval',
    usage: `aegis eval DIR [--claims FILE] [--questions FILE] [--whole] [--show] [--json]
  DIR holds a folder per transcript, with transcript.jsonl and facts.json`,
    run: async (call) => (await import('./eval/eval-command.js')).evaluate(call),
  },
];
