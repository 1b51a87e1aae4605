// `npm run package`: makes installers for this platform in `dist`.
//   --dir             only the app's folder, and no installer of it
//   --electron FOLDER Electron's unpacked distribution, where it cannot be fetched
//   --layout FOLDER   only what goes beside and into the archive, without Electron
//   --try             then runs a tiny experiment from that layout, on the Node in it
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './launch/app-build.mjs';
import { makeInstallers } from './packaging/installers.ts';
import { layOut } from './packaging/layout.ts';
import { tryLayout } from './packaging/try-layout.ts';
import { projectFolder } from './setup/places.mjs';
import { reportProblems } from './setup/problem.mjs';

const { values: options } = parseArgs({
  options: {
    dir: { type: 'boolean', default: false },
    electron: { type: 'string' },
    layout: { type: 'string' },
    try: { type: 'boolean', default: false },
  },
});

const isDone = (await buildApp()) && (await reportProblems('package', make));
// electron-builder, which has failed, would say by its own exit code that it has not.
if (!isDone) process.exit(1);

async function make(): Promise<void> {
  const dist = join(projectFolder, 'dist');
  const resources = resolve(options.layout ?? join(dist, 'resources'));
  console.log(`The app is laid out in ${resources}`);
  layOut(projectFolder, resources);
  if (options.try) {
    const dataDir = mkdtempSync(join(tmpdir(), 'workbench package-'));
    try {
      await tryLayout(resources, dataDir, (line) => console.log(line));
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
  if (options.layout !== undefined) return;
  const made = await makeInstallers({
    root: projectFolder,
    resources,
    output: join(dist, 'installers'),
    electron: options.electron === undefined ? undefined : resolve(options.electron),
    electronVersion: electronVersion(),
    folderOnly: options.dir,
  });
  made.forEach((file) => console.log(file));
}

function electronVersion(): string {
  const file = join(projectFolder, 'node_modules/electron/package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
