import definition from '../../data/table/table.json' with { type: 'json' };
import type { Finding } from './finding.js';
import type { TableFacts } from './table-facts.js';

const { AttributeName: EXPIRY } = definition.Properties.TimeToLiveSpecification;
const { StreamViewType } = definition.Properties.StreamSpecification;

/** Checks retention, stream, backups and billing, whose absence would otherwise go unnoticed. */
export function checkSettings(facts: TableFacts): Finding[] {
  const checks = [checkRetention, checkStream, checkBackups, checkProtection, checkBilling];
  return checks.flatMap((check) => check(facts));
}

function checkRetention({ tableName, timeToLive, isAws }: TableFacts): Finding[] {
  if (timeToLive === 'unknown') return [unknownFact('retention', 'whether items expire')];
  const { TimeToLiveStatus: status, AttributeName: name } = timeToLive;
  const isOn = status === 'ENABLED' || status === 'ENABLING';
  if (isOn && name === EXPIRY) return [];
  if (isOn || status === 'DISABLING') {
    return [
      {
        check: 'retention',
        severity: 'error',
        problem: `Items don't expire by ${EXPIRY}: time to live is ${status}${name ? ` on ${name}` : ''}.`,
        action: `Turn it off (\`aws dynamodb update-time-to-live\`), wait an hour, run \`aegis doctor --fix\`.`,
      },
    ];
  }
  const TimeToLiveSpecification = { AttributeName: EXPIRY, Enabled: true };
  return [
    {
      check: 'retention',
      severity: isAws ? 'error' : 'info',
      problem: 'Time to live is off: nothing is ever removed.',
      action: '`aegis doctor --fix` turns it on; so does deploying serverless.yml.',
      fix: { timeToLive: { TableName: tableName, TimeToLiveSpecification } },
    },
  ];
}

function checkStream({ description, isAws }: TableFacts): Finding[] {
  const { StreamEnabled, StreamViewType: view } = description.StreamSpecification ?? {};
  // The embedded table has no stream, which would slow it down; the sweep archives there.
  if (!isAws || (StreamEnabled && view === StreamViewType)) return [];
  const problem = StreamEnabled
    ? `The stream carries ${view}, not ${StreamViewType}: expired items can't be archived.`
    : "The stream is off: items that expire between two sweeps aren't archived.";
  return [
    {
      check: 'stream',
      severity: 'error',
      problem,
      action: 'Deploy serverless.yml; the archiver reads the stream.',
    },
  ];
}

function checkBackups({ backups, isAws }: TableFacts): Finding[] {
  if (!isAws || backups === 'on') return [];
  if (backups === 'unknown') return [unknownFact('backups', 'whether there are backups')];
  const off: Finding = {
    check: 'backups',
    severity: 'warning',
    problem: "Point-in-time recovery is off: mistakes can't be undone.",
    action: 'Deploy serverless.yml, or `aws dynamodb update-continuous-backups`.',
  };
  return [off];
}

function checkProtection({ tableName, description, isAws }: TableFacts): Finding[] {
  if (!isAws || description.DeletionProtectionEnabled) return [];
  const unprotected: Finding = {
    check: 'backups',
    severity: 'warning',
    problem: 'One command can delete the table.',
    action: '`aegis doctor --fix` protects it; deployments leave that as it is.',
    fix: { table: { TableName: tableName, DeletionProtectionEnabled: true } },
  };
  return [unprotected];
}

function checkBilling({ description, isAws }: TableFacts): Finding[] {
  if (!isAws || description.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST') return [];
  return [
    {
      check: 'billing',
      severity: 'info',
      problem: 'The table has provisioned capacity, which is meant for development; bursts may be throttled.',
      action:
        'In production, set BillingMode to PAY_PER_REQUEST; otherwise keep --units below what is provisioned.',
    },
  ];
}

function unknownFact(check: string, what: string): Finding {
  const action =
    "Local engines don't support this; on AWS, the role needs the Describe permissions in docs/maintenance.md.";
  return { check, severity: 'info', problem: `The engine doesn't reveal ${what}.`, action };
}
