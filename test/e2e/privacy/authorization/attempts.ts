/** One line that someone tries, from a different channel. */
export interface Attempt {
  command: string;
  line: string;
  /** What the person sees when it works; without it, something has to change on the record or in Slack. */
  shows?: RegExp;
  /** Works on an archived incident, too. */
  onArchived?: true;
  /** Refused for private incidents, no matter who runs it. */
  publicOnly?: true;
  /** Draws a picture, which takes a second, and asks nothing about the incident: tried next to a public one. */
  onceForAll?: true;
  /** Could be about an incident, and names none. */
  namesNone?: true;
}

const BOB = '<@U01BOB>';

/** In an order in which every line has an effect of its own. `LINK` is the link of Bob's message. */
export const ATTEMPTS: readonly Attempt[] = [
  { command: 'help', line: 'help', shows: /Everyday commands/, onArchived: true },
  { command: 'show', line: 'show 1', shows: /acquisition talks leaked/, onArchived: true },
  { command: 'roles', line: 'roles 1', shows: /INC-1/, onArchived: true },
  { command: 'oncall', line: 'oncall 1', shows: /On call for INC-1/, onArchived: true },
  { command: 'timeline', line: 'timeline 1', shows: /Timeline of INC-1/, onArchived: true },
  { command: 'tasks', line: 'tasks 1', shows: /INC-1/, onArchived: true },
  { command: 'related', line: 'related 1', shows: /Related to INC-1/, onArchived: true },
  { command: 'status', line: 'status 1', shows: /INC-1 is/, onArchived: true },
  { command: 'severity', line: 'severity 1', shows: /INC-1 is/, onArchived: true },
  { command: 'remind', line: 'remind 1', shows: /INC-1/, onArchived: true },
  { command: 'alerts', line: 'alerts 1', shows: /INC-1 has no alerts/, onArchived: true },
  { command: 'drill', line: 'drill', namesNone: true, shows: /Practice an incident/, onArchived: true },
  { command: 'list', line: 'list', shows: /incidents/, onArchived: true },
  { command: 'stats', line: 'stats 7d', onceForAll: true },
  { command: 'ask', line: 'ask 1 who called', onArchived: true },
  { command: 'check', line: 'check 1 the press called', shows: /the record of INC-1/, onArchived: true },
  { command: 'catchup', line: 'catchup 1', onArchived: true },
  {
    command: 'rate',
    line: 'rate 1 helpful',
    shows: /no summary of INC-1 to rate|Noted: this summary/,
    onArchived: true,
  },
  { command: 'summary', line: 'summary 1', onArchived: true },
  { command: 'timeline', line: 'timeline 1 image', onArchived: true },
  { command: 'export', line: 'export 1', onArchived: true },
  { command: 'postmortem', line: 'postmortem 1', onArchived: true },
  { command: 'note', line: 'note 1 the press called again' },
  { command: 'note', line: 'note 1' },
  { command: 'cause', line: 'cause 1 someone talked to the press' },
  { command: 'ruledout', line: 'ruledout 1 the vendor' },
  { command: 'decision', line: 'decision 1 say nothing' },
  { command: 'task', line: 'task 1 add call the press' },
  { command: 'task', line: 'task 1 done 1' },
  { command: 'task', line: 'task 1' },
  { command: 'update', line: 'update 1 we are on it', publicOnly: true },
  { command: 'update', line: 'update 1' },
  { command: 'assign', line: `assign 1 ${BOB} scribe` },
  { command: 'severity', line: 'severity 1 P3 smaller than feared' },
  { command: 'remind', line: 'remind 1 snooze 2h' },
  { command: 'edit', line: 'edit 1' },
  { command: 'page', line: 'page INC-1 payments' },
  { command: 'started', line: 'started 1 2025-01-15 13:00' },
  { command: 'detected', line: 'detected 1 2025-01-15 13:30' },
  { command: 'handoff', line: 'handoff 1 the state of things' },
  { command: 'redact', line: 'redact 1 LINK' },
  { command: 'ack', line: 'ack 1' },
  { command: 'mitigate', line: 'mitigate 1' },
  { command: 'status', line: 'status 1 resolved rolled back' },
  { command: 'reopen', line: 'reopen 1' },
  { command: 'resolve', line: 'resolve 1' },
  { command: 'undo', line: 'undo 1' },
  { command: 'resolve', line: 'resolve 1' },
  { command: 'resolution', line: 'resolution 1', shows: /resolution note|no note to propose/ },
  { command: 'close', line: 'close 1' },
  {
    command: 'archive',
    line: 'archive 1',
    shows: /INC-1 (?:is archived|changed|isn't closed)/,
    onArchived: true,
  },
  { command: 'restore', line: 'restore 1', shows: /INC-1 (?:is restored|isn't archived)/, onArchived: true },
  { command: 'private', line: 'private 1', shows: /INC-1 is .*private/ },
  { command: 'public', line: 'public 1' },
  // Participants have joined already, and people who have left can leave once more.
  { command: 'join', line: 'join 1', shows: /You're a participant in INC-1/ },
  { command: 'leave', line: 'leave 1', shows: /You're (?:not|no longer) a participant in INC-1/ },
  {
    command: 'archive',
    line: 'archive 1 channel',
    shows: /The channel of INC-1 is archived|INC-1 isn't closed/,
    onArchived: true,
  },
  { command: 'declare', line: 'declare P3 the coffee machine is broken', onArchived: true },
];
