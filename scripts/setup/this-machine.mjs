import { release } from 'node:os';
import { requestedDevice } from './device.mjs';
import { planSetUp } from './plan.mjs';
import { SetupProblem } from './problem.mjs';

/**
 * What set-up does on this machine.
 *
 * @param {{ seesGpu?: boolean }} [found]
 * @returns {import('./plan.mjs').Plan}
 * @throws {SetupProblem} where it can do nothing
 */
export function planHere({ seesGpu = false } = {}) {
  const plan = planSetUp(thisMachine(), {
    device: requestedDevice(),
    seesGpu,
    installer: process.env.WORKBENCH_TENSORFLOW ?? '',
  });
  if ('refusal' in plan) throw new SetupProblem(plan.refusal);
  return plan;
}

/** @type {import('./plan.mjs').Machine | undefined} */
let known;

/** @returns {import('./plan.mjs').Machine} */
function thisMachine() {
  const { platform, arch } = process;
  known ??= { platform, arch, kernel: release(), ...(platform === 'linux' && glibc()) };
  return known;
}

/** @returns {{ glibc?: string }} */
function glibc() {
  // Without this the report looks network names up, which takes long offline.
  Object.assign(process.report, { excludeNetwork: true });
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (
    process.report.getReport()
  );
  const { glibcVersionRuntime } = header;
  return glibcVersionRuntime === undefined ? {} : { glibc: glibcVersionRuntime };
}
