import { reasonIn, runProgram } from './child.mjs';
import { findProgram } from './find-program.mjs';
import { SetupProblem } from './problem.mjs';

const FONT = 'fonts-noto-cjk';

/**
 * Installs what is missing for the browser tests, where that is possible without asking: on Debian
 * and its kin as root, as in most containers. Elsewhere says what to install.
 *
 * @param {{ needsBrowser: boolean, say: import('./step-line.mjs').Say }} context
 * @throws {SetupProblem}
 */
export async function installBrowser({ needsBrowser, say }) {
  const wanted = needsBrowser ? ['chromium', FONT] : [FONT];
  const missing = needsBrowser ? 'No Chromium or Chrome was found' : 'No Chinese font was found';
  const aptGet = process.getuid?.() === 0 ? findProgram(['apt-get']) : undefined;
  if (!aptGet) {
    throw new SetupProblem(
      `${missing}, which the browser tests need: install it (on Debian: sudo apt-get install ` +
        `${wanted.join(' ')})${needsBrowser ? ', or name one in WORKBENCH_CHROMIUM' : ''}.`,
    );
  }
  say(`installing ${wanted.join(' and ')}`);
  await apt(aptGet, ['update'], (percent) => say('updating the package list', `${percent} %`));
  await apt(aptGet, ['install', '-y', '--no-install-recommends', ...wanted], (percent) =>
    say(`installing ${wanted.join(' and ')}`, `${percent} %`),
  );
}

/**
 * @param {string} aptGet
 * @param {string[]} args
 * @param {(percent: number) => void} onPercent
 */
async function apt(aptGet, args, onPercent) {
  const { ok, output } = await runProgram(aptGet, ['-o', 'APT::Status-Fd=3', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    onStatus: (text) => {
      const percent = [...text.matchAll(/^(?:dl|pm)status:[^:]*:([\d.]+):/gm)].at(-1)?.[1];
      if (percent) onPercent(Math.floor(Number(percent)));
    },
  });
  if (ok) return;
  throw new SetupProblem(
    `apt-get ${args[0]} failed: "${reasonIn(output)}". Put that right (network? disk space?), then ` +
      'run it again, or name a Chromium in WORKBENCH_CHROMIUM.',
  );
}
