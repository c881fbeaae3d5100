import type { Subcommand } from './subcommand.js';

const PACING = `
  --units     capacity units per second that the work may use, 100 by default
  --segments  parts of the table to read in parallel, 4 by default`;

/** Everything an operator can type after `aegis`. Each loads when it runs: only some need Slack or the simulator. */
export const SUBCOMMANDS: readonly Subcommand[] = [
  {
    name: 'start',
    about: 'runs Aegis: in your workspace if a Slack token is set, otherwise in one of its own',
    usage: 'aegis [start]',
    run: async (call) => (await import('./start-command.js')).start(call),
  },
  {
    name: 'demo',
    about: 'runs a workspace with a month of incidents behind it',
    usage: 'aegis demo [--fresh]\n  --fresh  forgets what you did in it, and plays the month again',
    run: async (call) => (await import('./demo/demo-command.js')).demo(call),
  },
  {
    name: 'config',
    about: 'checks aegis.yml',
    usage: 'aegis config check [FILE]',
    run: async (call) => (await import('./config-command.js')).config(call),
  },
  {
    name: 'doctor',
    about: 'checks every item of the table, the model or the Slack token, and repairs what it can',
    usage: `aegis doctor [--fix] [--json] [--units N] [--segments N]
aegis doctor --model [--json]
aegis doctor --slack [--json]${PACING}
  --model     sends the configured model one request and explains what's wrong with it
  --slack     asks Slack which app SLACK_BOT_TOKEN belongs to, and compares SLACK_APP_ID`,
    run: async (call) => (await import('./doctor/doctor-command.js')).doctor(call),
  },
  {
    name: 'migrate',
    about: 'lists migrations of the table, or runs the next step of one',
    usage: `aegis migrate [NAME [--dry-run | --again | --switch | --delete-old]] [--units N] [--segments N]${PACING}`,
    run: async (call) => (await import('./migrate-command.js')).migrate(call),
  },
  {
    name: 'mcp',
    about: 'lets agents read incidents over the Model Context Protocol',
    usage: `aegis mcp [--include-private]
  speaks the protocol on standard input and output; agents can't change anything
  --include-private  private incidents too`,
    run: async (call) => (await import('./mcp-command.js')).mcp(call),
  },
  {
    name: 'events',
    about: 'prints events as they happen, and shows the state of event sinks',
    usage: `aegis events tail [--incident INC-1] [--include-private]
aegis events sinks
aegis events enable NAME`,
    run: async (call) => (await import('./events/events-command.js')).events(call),
  },
  {
    name: 'task',
    about: 'marks a task as done, for programs such as a bridge to an issue tracker',
    usage: `aegis task done INC-1 NUMBER --by USER
  --by  Slack id of the person in whose name it's done, such as U0123456789`,
    run: async (call) => (await import('./task-command.js')).task(call),
  },
  {
    name: 'drill',
    about: 'makes a drill from an incident, with names replaced, or plays one from a file',
    usage: `aegis drill make INC-1 [--out FILE] [--include-private] [--replace "Acme=a customer"]...
aegis drill play FILE.jsonl --by USER [--speed N]
  --replace  a word to write differently, such as a customer's name; may be repeated
  --by       Slack id of the person who practices, such as U0123456789
  --speed    minutes of the story for each real one: 1, 2, 5, 10 or 20; 5 by default`,
    run: async (call) => (await import('./drill/drill-command.js')).drill(call),
  },
  {
    name: 'verify',
    about: 'checks whether an export was changed, and finds the first change',
    usage: 'aegis verify FILE.json|FILE.html [--head HASH] [--signature BASE64 --key PUBLIC.pem]',
    run: async (call) => (await import('./verify-command.js')).verify(call),
  },
  {
    name: 'replay',
    about: 'plays a transcript through the Slack edge and prints the incident',
    usage: 'aegis replay FILE.jsonl [--json] [--as-of 2025-01-15T14:05:00Z]',
    run: async (call) => (await import('./replay/replay-command.js')).replay(call),
  },
  {
    name: 'eval',
    about: 'scores summaries and answers on incidents whose facts are known',
    usage: `aegis eval DIR [--claims FILE] [--questions FILE] [--whole] [--show] [--json]
  DIR holds a folder per transcript, with transcript.jsonl and facts.json`,
    run: async (call) => (await import('./eval/eval-command.js')).evaluate(call),
  },
];
