import { describeFindings, isHealthy } from '../../maintenance/doctor/describe-findings.js';
import { examine, repair } from '../../maintenance/doctor/doctor.js';
import { misuse } from '../misuse.js';
import { parseOptions } from '../parse-options.js';
import type { CliCall } from '../subcommand.js';
import { PACING_OPTIONS, withMaintainedTable } from '../with-maintained-table.js';

const FLAG = { type: 'boolean', default: false } as const;

/** `aegis doctor`: examines the whole table, the model or the Slack token. Resolves to 0 when nothing is left to do. */
export async function doctor(call: CliCall): Promise<number> {
  const options = { ...PACING_OPTIONS, fix: FLAG, json: FLAG, model: FLAG, slack: FLAG };
  const { values } = parseOptions(call, options);
  if (values.model && values.fix) throw misuse(call, "--model checks the model, which --fix can't repair.");
  if (values.slack && values.fix) throw misuse(call, "--slack checks a token, which --fix can't repair.");
  if (values.slack && values.model) throw misuse(call, 'Use --slack or --model, not both.');
  if (values.slack) {
    const { doctorSlack } = await import('./doctor-slack.js');
    return doctorSlack(call.env, values);
  }
  if (values.model) {
    const { doctorModel } = await import('./doctor-model.js');
    return doctorModel(call.env, values);
  }
  return withMaintainedTable(call, values, async (deps, { segments, isAws }) => {
    const { findings, ...examination } = await examine(deps, { segments, isAws });
    const { fixed, left } = values.fix ? await repair(deps, findings) : { fixed: [], left: findings };
    const report = { tableName: deps.table.name, ...examination, fixed, findings: left };
    console.log(values.json ? JSON.stringify(report, omitFix, 2) : describeFindings(report));
    return isHealthy(left) ? 0 : 1;
  });
}

/** Leaves out how a finding would be repaired. */
function omitFix(key: string, value: unknown): unknown {
  return key === 'fix' ? undefined : value;
}
