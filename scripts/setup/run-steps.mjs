import { join } from 'node:path';
import { endChildrenOnSignals } from './child.mjs';
import { assertDiskSpace } from './disk-space.mjs';
import { acquireLock } from './lock.mjs';
import { lockFolder } from './places.mjs';
import { StepLine } from './step-line.mjs';

/**
 * One thing to set up. A step can be killed at any point: what it leaves half done must not count as
 * done, and running it again must mend it.
 *
 * @typedef {object} Step
 * @property {string} title
 * @property {() => boolean} isDone from files alone, within a millisecond: it runs before every start
 * @property {() => import('./disk-space.mjs').SpaceNeed[]} [spaceNeeds]
 * @property {(say: import('./step-line.mjs').Say) => Promise<string>} run gives back what it did, in words
 */

/**
 * Runs the steps that are not done, in order. Silent and without a lock where all are.
 *
 * @param {Step[]} steps
 */
export async function runSteps(steps) {
  if (steps.every((step) => step.isDone())) return;
  const restoreSignals = endChildrenOnSignals();
  const lock = await acquireLock(join(lockFolder, 'setup.lock'), ({ pid }) => {
    process.stderr.write(`set-up: waiting for another one in this folder (process ${pid})\n`);
  });
  try {
    const due = steps.filter((step) => !step.isDone());
    assertDiskSpace(due.flatMap((step) => step.spaceNeeds?.() ?? []));
    for (const step of steps)
      await runStep(step, `set-up ${steps.indexOf(step) + 1}/${steps.length}`);
  } finally {
    lock.release();
    restoreSignals();
  }
}

/**
 * @param {Step} step
 * @param {string} label
 */
async function runStep(step, label) {
  if (step.isDone()) return;
  const line = new StepLine(`${label} ${step.title}`);
  try {
    line.done(await step.run((phase, progress) => line.say(phase, progress)));
  } catch (error) {
    line.interrupt();
    throw error;
  }
}
