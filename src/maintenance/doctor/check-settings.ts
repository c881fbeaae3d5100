import definition from '../../data/table/table.json' with { type: 'json' };
import type { Finding } from './finding.js';
import type { TableFacts } from './table-facts.js';

const { AttributeName: EXPIRY } = definition.Properties.TimeToLiveSpecification;
const { StreamViewType } = definition.Properties.StreamSpecification;

/** Retention, stream, backups and billing, which no code notices when they are off. */
export function checkSettings(facts: TableFacts): Finding[] {
  return [...checkRetention(facts), ...checkStream(facts), ...checkBackups(facts), ...checkBilling(facts)];
}

function checkRetention({ tableName, timeToLive, isAws }: TableFacts): Finding[] {
  if (timeToLive === 'unknown') return [cannotTell('retention', 'whether items expire')];
  const { TimeToLiveStatus: status, AttributeName: name } = timeToLive;
  const isOn = status === 'ENABLED' || status === 'ENABLING';
  if (isOn && name === EXPIRY) return [];
  if (isOn || status === 'DISABLING') {
    return [
      {
        check: 'retention',
        severity: 'error',
        says: `Items do not expire by ${EXPIRY}: time to live is ${status}${name ? ` on ${name}` : ''}.`,
        doThis: `Turn it off (\`aws dynamodb update-time-to-live\`), wait an hour, run \`aegis doctor --fix\`.`,
      },
    ];
  }
  const TimeToLiveSpecification = { AttributeName: EXPIRY, Enabled: true };
  return [
    {
      check: 'retention',
      severity: isAws ? 'error' : 'info',
      says: 'Time to live is off: nothing is ever removed by itself.',
      doThis: '`aegis doctor --fix` turns it on; so does a deployment of serverless.yml.',
      fix: { timeToLive: { TableName: tableName, TimeToLiveSpecification } },
    },
  ];
}

function checkStream({ description, isAws }: TableFacts): Finding[] {
  const { StreamEnabled, StreamViewType: view } = description.StreamSpecification ?? {};
  // The embedded table keeps its stream off, which would slow it down; the sweep archives there.
  if (!isAws || (StreamEnabled && view === StreamViewType)) return [];
  const says = StreamEnabled
    ? `The stream carries ${view}, not ${StreamViewType}: what expires cannot be archived.`
    : 'The stream is off: what expires between two sweeps is not archived.';
  return [
    {
      check: 'stream',
      severity: 'error',
      says,
      doThis: 'Deploy serverless.yml; the archiver reads the stream.',
    },
  ];
}

function checkBackups({ backups, description, isAws }: TableFacts): Finding[] {
  if (backups === 'unknown') return isAws ? [cannotTell('backups', 'whether there are backups')] : [];
  const off: Finding = {
    check: 'backups',
    severity: 'warning',
    says: 'Point-in-time recovery is off: a mistake cannot be undone.',
    doThis: 'Deploy serverless.yml, or `aws dynamodb update-continuous-backups`.',
  };
  const unprotected: Finding = {
    check: 'backups',
    severity: 'info',
    says: 'The table may be deleted by one command.',
    doThis: 'Deploy serverless.yml, which sets DeletionProtectionEnabled.',
  };
  return [
    ...(backups === 'off' && isAws ? [off] : []),
    ...(description.DeletionProtectionEnabled || !isAws ? [] : [unprotected]),
  ];
}

function checkBilling({ description, isAws }: TableFacts): Finding[] {
  if (!isAws || description.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST') return [];
  return [
    {
      check: 'billing',
      severity: 'info',
      says: 'The table has provisioned capacity, as development has; bursts of an incident may be throttled.',
      doThis:
        'In production set BillingMode to PAY_PER_REQUEST; else keep --units below what is provisioned.',
    },
  ];
}

function cannotTell(check: string, what: string): Finding {
  const doThis =
    'Local engines do not know; on AWS the role needs the Describe permissions of docs/maintenance.md.';
  return { check, severity: 'info', says: `The engine does not tell ${what}.`, doThis };
}
