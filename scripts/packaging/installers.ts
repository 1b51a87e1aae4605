import { createRequire } from 'node:module';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram, reasonIn } from '../setup/child.mjs';
import { findProgram } from '../setup/find-program.mjs';
import { SetupProblem } from '../setup/problem.mjs';
import { configuration } from '../../packaging/electron-builder.config.mjs';
import { APP } from './layout.ts';

/** How installers are to be made. */
export interface InstallerOptions {
  /** The project's folder. */
  readonly root: string;
  /** What was laid out; its `app` becomes an archive. */
  readonly resources: string;
  /** Where they go. */
  readonly output: string;
  /** Electron's unpacked distribution, where it is not to be fetched. */
  readonly electron: string | undefined;
  readonly electronVersion: string;
  /** Only the app's folder, and no installer of it. */
  readonly folderOnly: boolean;
}

interface Builder {
  build(options: { projectDir: string; config: unknown; dir: boolean }): Promise<string[]>;
}
interface Asar {
  createPackageWithOptions(
    from: string,
    to: string,
    options: { readonly unpack: string },
  ): Promise<void>;
}

/**
 * Puts the app into its archive, and lets electron-builder make what can be installed.
 *
 * @throws SetupProblem where Electron or a tool of electron-builder cannot be had
 */
export async function makeInstallers(options: InstallerOptions): Promise<readonly string[]> {
  const packaging = join(options.root, 'packaging');
  await installBuilder(packaging);
  await archive(packaging, options.resources);
  const builder = load(packaging, 'electron-builder') as Builder;
  try {
    return await builder.build({
      projectDir: options.resources,
      dir: options.folderOnly,
      config: {
        ...configuration,
        directories: { ...configuration.directories, output: options.output },
        electronVersion: options.electronVersion,
        ...(options.electron !== undefined && { electronDist: options.electron }),
        extraResources: ['processes', 'node', 'library.json'].map((name) => ({
          from: name,
          to: name,
        })),
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SetupProblem(
      `The installers cannot be made (${reasonIn(message)}). electron-builder fetches Electron and its ` +
        'tools from where they are published, beside the registries: check the network, or give ' +
        "Electron's unpacked distribution by --electron FOLDER with --dir.",
    );
  }
}

/** It is no package of the workbench's own: whoever makes no installers need not have it. */
async function installBuilder(packaging: string): Promise<void> {
  if (existsSync(join(packaging, 'node_modules/electron-builder'))) return;
  const npm = findProgram(['npm']);
  if (npm === undefined) throw new SetupProblem('npm was not found.');
  const { ok, output } = await runProgram(npm, ['ci', '--ignore-scripts', '--no-audit'], {
    cwd: packaging,
  });
  if (!ok) throw new SetupProblem(`electron-builder cannot be installed: ${reasonIn(output)}.`);
}

/** Addons cannot be loaded out of an archive: they lie beside it. */
async function archive(packaging: string, resources: string): Promise<void> {
  const asar = load(packaging, '@electron/asar') as Asar;
  const app = join(resources, APP);
  const target = join(resources, 'app.asar');
  rmSync(target, { force: true });
  await asar.createPackageWithOptions(app, target, { unpack: '*.node' });
  rmSync(app, { recursive: true });
}

function load(packaging: string, name: string): unknown {
  return createRequire(join(packaging, 'package.json'))(name);
}
