import { expect, it } from 'vitest';
import { answer, NOTHING, untilWorkerStarts } from '../../../src/commands/kernel/reply.js';
import { notice } from '../../../src/views/blocks.js';

const begun = notice('Declaring.');
const enqueue = async () => undefined;

it("announces a job's work if its worker may have to start first", () => {
  expect(untilWorkerStarts({ queue: { enqueue } }, begun)).toEqual(answer(begun));
});

it('leaves the answer to a job whose worker is already running', () => {
  expect(untilWorkerStarts({ queue: { enqueue, isLocal: true } }, begun)).toEqual(NOTHING);
});
