/** Who acts: the person who leads, or one of three colleagues. */
export type Role = 'lead' | 'first' | 'second' | 'third';

/** One action. `keep` names a message, so that a later step can refer to it. */
export type Step = { who: Role } & (
  | { say: string; keep?: string }
  | { reply: string; to: string }
  | { react: string; to: string }
  | { run: string }
);

/** The actions of everyone but the lead, in the incident's channel. */
const REPORTS: readonly Step[] = [
  { who: 'first', say: 'About a third of all searches return an empty page since 09:05.', keep: 'impact' },
  { who: 'second', say: 'Tickets are coming in, 42 so far. Customers say a second try works.' },
  { who: 'third', say: "Could it be yesterday's release of the query parser?", keep: 'guess' },
  { who: 'first', reply: 'Ruled out: the parser is the same on the nodes that work.', to: 'guess' },
  {
    who: 'first',
    say: 'Found it: two of six nodes have a full index disk and refuse queries.',
    keep: 'found',
  },
  { who: 'third', react: 'pushpin', to: 'found' },
  { who: 'first', say: 'Took the two full nodes out of the load balancer. Error rate is down to 0.4 %.' },
  {
    who: 'first',
    say: 'The cause: the nightly compaction has been off since the migration, so old segments filled the disks.',
  },
  { who: 'first', say: 'Disks grown, both nodes are back in rotation, error rate is normal at 0.1 %.' },
  { who: 'second', say: 'Do we tell the customers who wrote to us, or wait for the report?' },
];

/** The whole incident, including the lead's decisions. */
export const FINISHED: readonly Step[] = [
  { who: 'lead', run: 'ack looking at the search nodes' },
  ...REPORTS.slice(0, 6),
  { who: 'lead', run: 'severity P1 a third of all searches is lost' },
  { who: 'lead', run: 'decision take the full nodes out first, then grow their disks' },
  ...REPORTS.slice(6),
  { who: 'lead', run: 'task add an alert for index disks above 80 %' },
  { who: 'lead', run: 'resolve all six nodes serve queries' },
  { who: 'lead', run: 'summary' },
];
