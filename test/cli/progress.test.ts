import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createProgress } from '../../src/cli/progress.js';

function terminal(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 60 });
  const written = () => String(stream.read() ?? '');
  return { stream: stream as unknown as NodeJS.WriteStream, written };
}

it('shows progress on one line', () => {
  const { stream, written } = terminal(true);
  const progress = createProgress('Reading', stream);

  progress.at(1_250, 2_500);

  expect(written()).toContain('Reading ████████████░░░░░░░░░░░░ 1,250 of 2,500');
});

it("only counts if the total is unknown, and doesn't wrap", () => {
  const { stream, written } = terminal(true);
  const progress = createProgress('Reading '.repeat(20), stream);

  progress.at(7, 0);

  // The text after the codes that return to the start of the line and clear it.
  expect(written().split('\u001b[2K').at(-1)).toHaveLength(59);
});

it("writes nothing if it isn't a terminal", () => {
  const { stream, written } = terminal(false);
  const progress = createProgress('Reading', stream);

  progress.at(1, 2);
  progress.end();

  expect(written()).toBe('');
});
