import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { checkAddon } from './check-addon.mjs';
import { reasonIn, runProgram } from './child.mjs';
import { requestedDevice } from './device.mjs';
import { node24, projectFolder, tfjsFolder } from './places.mjs';
import { SetupProblem } from './problem.mjs';
import { forgetState, readState, writeState } from './state.mjs';

/**
 * Windows, where WORKBENCH_TENSORFLOW asks for it: the Python wheel holds no C library that the addon
 * could use, so tfjs-node's own installer tries to fetch one of 2022 (2.9, CPU only) and the addon. Its
 * server no longer has them all, and this project, which is developed on Linux, has never seen it work.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const tfjsInstaller = {
  title: 'TensorFlow',
  isDone: () => readState('addon') !== undefined && existsSync(join(tfjsFolder, 'lib')),
  spaceNeeds: () => [{ folder: projectFolder, bytes: 1e9 }],
  async run(say) {
    const requested = requestedDevice();
    forgetState('addon');
    say("running tfjs-node's installer");
    const bin = join(projectFolder, 'node_modules', '.bin');
    const env = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) };
    const installer = [join(tfjsFolder, 'scripts', 'install.js'), 'cpu', 'download'];
    const { ok, output } = await runProgram(node24, installer, { cwd: tfjsFolder, env });
    if (!ok) {
      throw new SetupProblem(
        `tfjs-node's installer failed: ${reasonIn(output)}. It needs the network, and where it ` +
          'builds from source a C++ compiler and Python 3.',
      );
    }
    say('checking');
    const { problem } = await checkAddon([]);
    if (problem) throw new SetupProblem(`TensorFlow does not work here: ${problem}.`);
    writeState('tensorflow', {
      device: 'cpu',
      build: 'cpu',
      version: '2.9.1',
      libraryPath: [],
      requested,
      nvidiaSmi: null,
    });
    writeState('addon', { build: 'cpu' });
    return 'works';
  },
};
