import { runProgram } from './child.mjs';
import { isProgram } from './find-program.mjs';
import { explainNpm, runNpm } from './packages.mjs';
import { node24 } from './places.mjs';
import { SetupProblem } from './problem.mjs';
import { forgetState, readState, writeState } from './state.mjs';

/**
 * Node 24 runs the app's TypeScript as it is and is the Node that Electron carries, so that everyone
 * has the same one, whatever the system offers. The npm package fetches it in its install script,
 * the only one that is allowed to run.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const runtime = {
  title: 'Node 24',
  isDone: () => readState('runtime') !== undefined && isProgram(node24),
  async run(say) {
    forgetState('runtime');
    say('fetching');
    const { ok, output } = await runNpm(['rebuild', 'node', '--ignore-scripts=false']);
    if (!ok || !isProgram(node24)) throw new SetupProblem(explainNpm('fetch Node 24', output));
    const check = await runProgram(node24, ['--version']);
    if (!check.ok) {
      throw new SetupProblem(`Node 24 does not run on this machine: ${check.output.trim()}`);
    }
    const version = check.output.trim().replace(/^v/, '');
    writeState('runtime', { version });
    return `${version} ready`;
  },
};
