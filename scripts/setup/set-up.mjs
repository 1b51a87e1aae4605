import { addon } from './addon.mjs';
import { browser } from './browser.mjs';
import { keras } from './keras.mjs';
import { isOlder } from './oldest-version.mjs';
import { onnxRuntime } from './onnx-runtime.mjs';
import { packages } from './packages.mjs';
import { reportProblems, SetupProblem } from './problem.mjs';
import { runSteps } from './run-steps.mjs';
import { runtime } from './runtime.mjs';
import { tensorflow } from './tensorflow.mjs';
import { tfjsInstaller } from './tfjs-installer.mjs';
import { planHere } from './this-machine.mjs';
import { xcodeTools } from './xcode-tools.mjs';

const OLDEST_NODE = '20.19';

/** @type {Record<import('./plan.mjs').StepName, import('./run-steps.mjs').Step>} */
const STEPS = {
  'xcode-tools': xcodeTools,
  packages,
  runtime,
  'onnx-runtime': onnxRuntime,
  tensorflow,
  addon,
  'tfjs-installer': tfjsInstaller,
};

/**
 * Makes a fresh clone ready to run, and does nothing where it is ready. Writes to stderr only.
 *
 * @param {{ withBrowser?: boolean | undefined, withKeras?: boolean | undefined }} [options]
 * @returns {Promise<boolean>} false where it failed, the reason having been said
 */
export function setUp({ withBrowser = false, withKeras = false } = {}) {
  return reportProblems('set-up', async () => {
    assertNode();
    const forTests = [...(withBrowser ? [browser] : []), ...(withKeras ? [keras] : [])];
    await runSteps([...planHere().steps.map((name) => STEPS[name]), ...forTests]);
  });
}

function assertNode() {
  if (!isOlder(process.versions.node, OLDEST_NODE)) return;
  throw new SetupProblem(
    `This is Node.js ${process.versions.node}, but ${OLDEST_NODE} or newer is needed: ` +
      'install a newer one.',
  );
}
