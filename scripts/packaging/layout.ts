import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { node24 } from '../setup/places.mjs';
import { planHere } from '../setup/this-machine.mjs';
import { contentsOf } from './contents.ts';
import type { Contents } from './contents.ts';
import { pipDefaultIndex } from './pip-default-index.ts';

/** The name of the archive's folder, as long as it is none. */
export const APP = 'app';

/** What nobody runs: sources of other languages, maps and types, the libraries of other platforms. */
const LEFT_OUT = [
  /\.(?:map|flow|ts|cts|mts|tsbuildinfo|cc|h|gyp|gypi)$/,
  /^node_modules\/(?:@tensorflow\/tfjs-node-gpu|better-sqlite3)\/(?:deps|src|binding)(?:\/|$)/,
];

/**
 * Makes the `resources` folder of the package, but for the archive: `app` is what will be in it,
 * `processes` what loads TensorFlow, `node` the program that these run on, and `library.json` says
 * which TensorFlow the app must fetch.
 *
 * @param root the project's folder, set up and built
 * @param resources made anew
 */
export function layOut(root: string, resources: string): void {
  rmSync(resources, { recursive: true, force: true });
  mkdirSync(resources, { recursive: true });
  const { app, processes } = contentsOf(root, process);
  copyPart(root, join(resources, APP), app);
  copyPart(root, join(resources, 'processes'), processes);
  const node = join(resources, 'node', basename(realpathSync(node24)));
  mkdirSync(dirname(node));
  copyFileSync(realpathSync(node24), node);
  chmodSync(node, 0o755);
  writeJson(join(resources, 'library.json'), libraryOf(root));
}

function copyPart(root: string, target: string, { files, packages }: Contents): void {
  for (const path of [...files, ...packages]) copy(root, target, path);
  const { name, version, description, license, type, main } = readJson(join(root, 'package.json'));
  writeJson(join(target, 'package.json'), { name, version, description, license, type, main });
}

function copy(root: string, target: string, path: string): void {
  const from = join(root, path);
  cpSync(from, join(target, path), {
    recursive: true,
    filter: (source) => {
      const inside = relative(root, source).split(sep).join('/');
      // Packages within packages are listed, where they are needed.
      const isOfAnother = source !== from && inside.endsWith('/node_modules');
      return !isOfAnother && !isForeignAddon(inside) && !LEFT_OUT.some((out) => out.test(inside));
    },
  });
}

/** SQLite's package holds its addon for every platform. */
function isForeignAddon(path: string): boolean {
  const [, platform] = /^node_modules\/better-sqlite3\/prebuilds\/(.*)\.node$/.exec(path) ?? [];
  return platform !== undefined && platform !== `${process.platform}-${process.arch}`;
}

/** What the app must know to fetch TensorFlow: the pinned wheel, and whose version is recorded. */
function libraryOf(root: string): unknown {
  const { tensorflow } = planHere();
  if (tensorflow === undefined)
    throw new Error('There is no TensorFlow for a package of this platform');
  const { name, version, sha256, downloadBytes, unpackedBytes, libraries } = tensorflow.library;
  const { version: tfjs } = readJson(
    join(root, 'node_modules/@tensorflow/tfjs-node-gpu/package.json'),
  );
  const index = pipDefaultIndex();
  return { name, version, sha256, downloadBytes, unpackedBytes, members: libraries, tfjs, index };
}

function readJson(file: string): Record<string, string> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
