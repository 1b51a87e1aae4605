import { expect, test } from 'vitest';
import { StepLine } from './step-line.mjs';

/** @param {boolean} isTTY */
function line(isTTY) {
  const written = /** @type {string[]} */ ([]);
  const stream = { isTTY, columns: 40, write: (/** @type {string} */ text) => written.push(text) };
  return { written, line: new StepLine('set-up 1/4 packages', stream) };
}

test('without a terminal a phase is one line, however often its progress changes', () => {
  const { written, line: step } = line(false);
  step.say('installing', '1 of 3');
  step.say('installing', '2 of 3');
  step.say('checking');
  step.done('3 installed');
  expect(written).toEqual([
    'set-up 1/4 packages: installing, 1 of 3\n',
    'set-up 1/4 packages: checking\n',
    'set-up 1/4 packages: 3 installed\n',
  ]);
});

test('a terminal sees one line that changes, cut to its width', () => {
  const { written, line: step } = line(true);
  step.say('installing', '1 of 3');
  step.say('installing a rather long name', '2 of 3');
  step.done('3 installed');
  expect(written).toEqual([
    '\rset-up 1/4 packages: installing, 1 of 3\x1b[K',
    '\rset-up 1/4 packages: installing a rathe\x1b[K',
    '\rset-up 1/4 packages: 3 installed\x1b[K',
    '\n',
  ]);
});
