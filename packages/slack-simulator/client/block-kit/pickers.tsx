import { plainText, type TextObject } from '../text/mrkdwn.js';
import { type Block, type Element, useHost } from './host.js';

interface PickerProps {
  block: Block;
  element: Element;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
}

const KINDS: Record<string, { type: string; initial: string; label: string }> = {
  datepicker: { type: 'date', initial: 'initial_date', label: 'Date' },
  timepicker: { type: 'time', initial: 'initial_time', label: 'Time' },
  datetimepicker: { type: 'datetime-local', initial: 'initial_date_time', label: 'Date and time' },
};

/** Pickers of dates and times, which are the browser's own. */
export function DatePicker({ block, element, labelledBy, describedBy }: PickerProps) {
  const host = useHost();
  const kind = KINDS[element.type] ?? { type: 'date', initial: '', label: 'Date' };
  const isMoment = kind.type === 'datetime-local';
  const value = host.valueOf(block, element) ?? element[kind.initial] ?? '';
  const label = element.placeholder ? plainText(element.placeholder as TextObject) : kind.label;
  const change = (typed: string) => {
    const choice = isMoment && typed !== '' ? String(Math.floor(new Date(typed).getTime() / 1000)) : typed;
    host.set(block, element, choice === '' ? null : choice);
    if (block.type !== 'input' || block.dispatch_action === true) host.press(block, element, choice);
  };
  return (
    <input
      class="input picker"
      type={kind.type}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-label={labelledBy ? undefined : label}
      aria-invalid={host.errorOf(block) !== undefined}
      value={isMoment && value !== '' ? localMoment(Number(value)) : String(value)}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}

/** `2025-01-15T14:05` in the browser's time zone, from seconds since 1970. */
function localMoment(seconds: number): string {
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
