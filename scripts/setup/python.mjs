import { runProgram } from './child.mjs';
import { findProgram } from './find-program.mjs';
import { SetupProblem } from './problem.mjs';

/** The first pip that knows the platform tags of today's wheels. */
const OLDEST_PIP = [20, 3];
const HOW = 'install Python 3 with pip (on Debian and Ubuntu: apt-get install python3 python3-pip)';

/**
 * Finds a Python 3 whose pip can fetch wheels. Any version will do, since the wheels are not
 * installed.
 *
 * @returns {Promise<string>} its path
 * @throws {SetupProblem}
 */
export async function getPython() {
  const found = ['python3', 'python'].map((name) => findProgram([name])).filter((path) => path);
  let problem = `Python 3 was not found: ${HOW}, then run it again.`;
  for (const python of /** @type {string[]} */ (found)) {
    const version = await runProgram(python, ['-c', 'import sys; print(sys.version_info[0])']);
    if (!version.ok || version.output.trim() !== '3') continue;
    const pip = await runProgram(python, ['-m', 'pip', '--version']);
    const match = /^pip (\d+)\.(\d+)/m.exec(pip.output);
    if (!pip.ok || !match) {
      problem = `${python} has no pip: ${HOW}, then run it again.`;
    } else if (isOlder([Number(match[1]), Number(match[2])], OLDEST_PIP)) {
      problem =
        `The pip of ${python} is ${match[1]}.${match[2]}, but ${OLDEST_PIP.join('.')} or newer is ` +
        `needed: run "${python} -m pip install --upgrade pip".`;
    } else {
      return python;
    }
  }
  throw new SetupProblem(problem);
}

/**
 * @param {number[]} version
 * @param {number[]} oldest
 */
function isOlder([major, minor], [oldestMajor, oldestMinor]) {
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}
