import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reasonIn, runProgram } from '../setup/child.mjs';
import { SetupProblem } from '../setup/problem.mjs';

/**
 * Where the index that pip is set up for keeps a wheel. Nothing is downloaded or installed: pip reports
 * what it would install, and refuses what has another hash than the pinned one.
 *
 * @param {import('../setup/wheels.mjs').Wheel} wheel
 * @param {string} python
 * @returns {Promise<string>} its URL
 * @throws {SetupProblem} where the index cannot be reached, or has no such wheel
 */
export async function askPip({ name, version, sha256, python: pythonVersion, platform }, python) {
  const folder = mkdtempSync(join(tmpdir(), 'workbench wheel-'));
  try {
    const requirements = join(folder, 'requirements.txt');
    const report = join(folder, 'report.json');
    writeFileSync(requirements, `${name}==${version} --hash=sha256:${sha256}\n`);
    const { ok, output } = await runProgram(python, [
      ...['-m', 'pip', 'install', '--dry-run', '--ignore-installed', '--report', report],
      ...['--no-deps', '--only-binary=:all:', '--require-hashes', '--target', join(folder, 'none')],
      ...['--python-version', pythonVersion, '--implementation', 'cp', '--platform', platform],
      ...['--quiet', '--no-input', '--disable-pip-version-check', '-r', requirements],
    ]);
    if (!ok) {
      throw new SetupProblem(
        `pip finds no ${name} ${version} for ${platform} (${reasonIn(output)}): is the network there?`,
      );
    }
    /** @type {{ install: { download_info: { url: string } }[] }} */
    const { install } = JSON.parse(readFileSync(report, 'utf8'));
    const [found] = install;
    if (!found) throw new Error(`pip would install nothing for ${name}`);
    return found.download_info.url;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
