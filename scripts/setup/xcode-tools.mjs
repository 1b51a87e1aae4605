import { runProgram } from './child.mjs';
import { SetupProblem } from './problem.mjs';
import { readState } from './state.mjs';

/**
 * macOS has programs named `python3` and `c++` even where there are none: they open a window that asks
 * to install Apple's command line tools. So these are looked for before any is started.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const xcodeTools = {
  title: "Apple's command line tools",
  // What needs them is then done.
  isDone: () => readState('addon') !== undefined,
  async run() {
    const { ok, output } = await runProgram('xcode-select', ['-p']);
    if (!ok) {
      throw new SetupProblem(
        "Apple's command line tools are missing, which bring the C++ compiler and Python 3: run " +
          '"xcode-select --install", wait until that has ended, then run it again.',
      );
    }
    return output.trim();
  },
};
