import { runProgram } from './child.mjs';
import { findProgram } from './find-program.mjs';
import { isOlder } from './oldest-version.mjs';
import { SetupProblem } from './problem.mjs';

/** The first pip that knows the platform tags of today's wheels. */
const OLDEST_PIP = '20.3';
const HOW = 'install Python 3 with pip (on Debian and Ubuntu: apt-get install python3 python3-pip)';

/**
 * Finds a Python 3 whose pip can fetch wheels. Any version will do, since the wheels are not
 * installed.
 *
 * @returns {Promise<string>} its path
 * @throws {SetupProblem}
 */
export async function getPython() {
  const found = ['python3', 'python'].map((name) => findProgram([name]));
  let problem = `Python 3 was not found: ${HOW}, then run it again.`;
  for (const python of found.filter((path) => path !== undefined)) {
    const version = await runProgram(python, ['-c', 'import sys; print(sys.version_info[0])']);
    if (!version.ok || version.output.trim() !== '3') continue;
    const pip = await runProgram(python, ['-m', 'pip', '--version']);
    const pipVersion = /^pip (\d+\.\d+)/m.exec(pip.output)?.[1];
    if (!pip.ok || !pipVersion) {
      problem = `${python} has no pip: ${HOW}, then run it again.`;
    } else if (isOlder(pipVersion, OLDEST_PIP)) {
      problem =
        `The pip of ${python} is ${pipVersion}, but ${OLDEST_PIP} or newer is needed: ` +
        `run "${python} -m pip install --upgrade pip".`;
    } else {
      return python;
    }
  }
  throw new SetupProblem(problem);
}
