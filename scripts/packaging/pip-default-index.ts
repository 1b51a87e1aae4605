import { spawnSync } from 'node:child_process';
import { SetupProblem } from '../setup/problem.mjs';

/**
 * The package index that pip asks where nobody names another: a mirror that this machine is set up for
 * is not the one of those who install the package.
 *
 * @returns its URL
 * @throws SetupProblem where there is no pip to ask
 */
export function pipDefaultIndex(): string {
  const asked = 'from pip._internal.models.index import PyPI; print(PyPI.simple_url)';
  const { stdout, error } = spawnSync('python3', ['-c', asked], { encoding: 'utf8' });
  const url = stdout?.trim();
  if (!error && url) return url;
  throw new SetupProblem('A package needs Python 3 with pip to be made: install both.');
}
