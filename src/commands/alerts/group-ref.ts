import type { AlertGroup } from '../../incidents/records/alert-group.js';
import { type Argument, word } from '../kernel/arguments/arguments.js';

export type GroupRef = Pick<AlertGroup, 'lane' | 'number'>;

/** Names a group in a command. With the `=`, it can't be mistaken for the id of an incident. */
export function groupWord({ lane, number }: GroupRef): string {
  return `group=${lane}.${number}`;
}

const GROUP = /^group=([0-9a-f]{12})\.([1-9]\d{0,8})$/;

/** `group=1f2e3d4c5b6a.3` */
export function groupArgument(): Argument<GroupRef | undefined> {
  return word((typed) => {
    const [, lane, number] = GROUP.exec(typed) ?? [];
    return lane === undefined ? undefined : { lane, number: Number(number) };
  });
}
