// `npm run bench:setup`: PyTorch for the benchmarks, in a Python environment of its own beside this
// file. PyTorch's Linux wheels bring CUDA along; where pip is told of an index of CPU wheels
// (PIP_EXTRA_INDEX_URL), it takes the small ones.
import { join } from 'node:path';
import process from 'node:process';
import { reasonIn, runProgram } from '../../scripts/setup/child.mjs';
import { reportProblems, SetupProblem } from '../../scripts/setup/problem.mjs';
import { getPython } from '../../scripts/setup/python.mjs';

const folder = join(import.meta.dirname, '.venv');
const onText = (/** @type {string} */ text) => process.stdout.write(text);

/**
 * @param {string} program
 * @param {string[]} args
 */
async function mustRun(program, args) {
  const outcome = await runProgram(program, args, { onText });
  if (outcome.ok) return;
  throw new SetupProblem(`${program} ${args.join(' ')} failed: ${reasonIn(outcome.output)}`);
}

const done = await reportProblems('bench set-up', async () => {
  await mustRun(await getPython(), ['-m', 'venv', folder]);
  const requirements = join(import.meta.dirname, 'requirements.txt');
  await mustRun(join(folder, 'bin/python'), ['-m', 'pip', 'install', '-r', requirements]);
});
if (!done) process.exitCode = 1;
