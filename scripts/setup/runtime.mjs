import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './child.mjs';
import { isProgram } from './find-program.mjs';
import { node24 } from './places.mjs';
import { SetupProblem } from './problem.mjs';
import { forgetState, readState, writeState } from './state.mjs';
import { planHere } from './this-machine.mjs';
import { bringWheels, spaceNeeds, wheelFolder } from './wheel-cache.mjs';

/**
 * Node 24 runs the app's TypeScript as it is and is the Node that Electron carries, so that everyone
 * has the same one, whatever the system offers. npm has installed it with the other packages, checked
 * by the lock file's hashes, or a wheel brings it, checked by its own: no script of a package is run.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const runtime = {
  title: 'Node 24',
  isDone: () => readState('runtime') !== undefined && isProgram(node24),
  spaceNeeds() {
    const { node } = planHere();
    return 'wheel' in node ? spaceNeeds([node.wheel]) : [];
  },
  async run(say) {
    forgetState('runtime');
    const { node } = planHere();
    if ('wheel' in node) {
      await bringWheels([node.wheel], say);
      rmSync(node24, { force: true });
      symlinkSync(join(wheelFolder(node.wheel), node.wheel.program), node24);
    } else if (!isProgram(node24)) {
      // npm goes on without an optional package that it could not fetch: it must be asked anew.
      forgetState('packages');
      throw new SetupProblem(
        `npm has left out ${node.package}, which is Node 24: check the network, then run it again.`,
      );
    }
    const check = await runProgram(node24, ['--version']);
    if (!check.ok) {
      throw new SetupProblem(`Node 24 does not run on this machine: ${check.output.trim()}`);
    }
    const version = check.output.trim().replace(/^v/, '');
    writeState('runtime', { version });
    return `${version} ready`;
  },
};
