import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { placesOf } from '../../electron/main/places.ts';
import { runProgram } from '../setup/child.mjs';
import { SetupProblem } from '../setup/problem.mjs';
import { planHere } from '../setup/this-machine.mjs';
import { wheelFolder } from '../setup/wheel-cache.mjs';
import { projectFolder } from '../setup/places.mjs';
import { APP } from './layout.ts';

const player = join(projectFolder, 'test/integration/electron-host-stand-in.ts');

/**
 * Runs a tiny experiment from what was laid out: its host and its trainers, on the Node in it, with the
 * TensorFlow that set-up has brought, recorded as the app records the one that it fetches. Electron is
 * played by a script.
 *
 * @param say told what comes of it
 * @throws SetupProblem where the experiment does not end well
 */
export async function tryLayout(
  resources: string,
  dataDir: string,
  say: (line: string) => void,
): Promise<void> {
  const places = placesOf(dataDir, { root: join(resources, APP), resources });
  if (places.packaged === undefined) throw new Error('A layout is that of a package');
  const record = join(dataDir, 'tensorflow.json');
  recordLibrary(resources, dataDir, record);
  const handed = { ...places, packaged: { ...places.packaged, tensorflow: record } };
  const host = join(resources, APP, 'out/main/host.js');
  const lines: string[] = [];
  const { ok, output } = await runProgram(
    handed.packaged.node,
    [player, JSON.stringify(handed), host],
    { env: cleanEnvironment(), onText: (text) => lines.push(text) },
  );
  const text = lines.join('');
  const done = text.match(/"status":"done"/g)?.length ?? 0;
  if (!ok || done === 0) {
    throw new SetupProblem(`The experiment failed in ${resources}:\n${output.slice(-3000)}`);
  }
  say(`${done} runs were done from ${resources}, by its own host, trainers and Node`);
}

/** As the app leaves it when it has fetched the library: the folder of the two files, and the record. */
function recordLibrary(resources: string, dataDir: string, record: string): void {
  const { tensorflow } = planHere();
  if (tensorflow === undefined) throw new Error('There is no TensorFlow to try it with');
  const place = join(dataDir, 'tensorflow');
  mkdirSync(place);
  for (const member of tensorflow.library.libraries) {
    const library = join(wheelFolder(tensorflow.library), member);
    if (!existsSync(library)) throw new SetupProblem(`${library} is missing: npm run setup.`);
    symlinkSync(library, join(place, basename(member)));
  }
  const { version, tfjs } = JSON.parse(
    readFileSync(join(resources, 'library.json'), 'utf8'),
  ) as Record<string, string>;
  writeFileSync(record, JSON.stringify({ device: 'cpu', version, libraryPath: [place], tfjs }));
}

/** Nothing of this clone may help the package along. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  return { PATH, HOME, LANG, TMPDIR };
}
