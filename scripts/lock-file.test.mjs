import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { planSetUp } from './setup/plan.mjs';

/**
 * @typedef {{ version: string, integrity?: string, link?: boolean, resolved?: string, os?: string,
 *   cpu?: string, hasInstallScript?: boolean }} Entry
 */

/** @param {string} name */
const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

const { packages } = /** @type {{ packages: Record<string, Entry> }} */ (
  JSON.parse(read('package-lock.json'))
);
const manifest =
  /** @type {{ dependencies: Record<string, string>, devDependencies: Record<string, string>,
   * optionalDependencies: Record<string, string> }} */ (JSON.parse(read('package.json')));
const installed = Object.entries(packages).filter(([path]) => path !== '');

/** What makes installers has a lock file of its own. */
const { packages: packaging } = /** @type {{ packages: Record<string, Entry> }} */ (
  JSON.parse(read('packaging/package-lock.json'))
);
const everyone = [...installed, ...Object.entries(packaging).filter(([path]) => path !== '')];

/** @param {string} name @returns {string[]} */
const versionsOf = (name) =>
  installed
    .filter(([path]) => path.split('node_modules/').at(-1) === name)
    .map(([, { version }]) => version);

test('every package is pinned by a hash of its content', () => {
  expect(installed.length).toBeGreaterThan(400);
  const unpinned = everyone.filter(([, { integrity }]) => !/^sha512-\S{88}$/.test(integrity ?? ''));
  expect(unpinned.map(([path]) => path)).toEqual([]);
});

test('none comes from anywhere but the registry that npm is set up for', () => {
  const foreign = everyone.filter(([, { resolved, link }]) => resolved !== undefined || link);
  expect(foreign.map(([path]) => path)).toEqual([]);
});

test('no package may run a script when it is installed', () => {
  for (const file of ['.npmrc', 'packaging/.npmrc']) {
    expect(read(file).split('\n')).toContain('ignore-scripts=true');
  }
});

test('the Node of every machine that npm brings it to is pinned, and of one version', () => {
  const machines = [
    { platform: 'linux', arch: 'x64', glibc: '2.36' },
    { platform: 'linux', arch: 'arm64', glibc: '2.36' },
    { platform: 'win32', arch: 'x64' },
  ];
  const found = machines.map((machine) => {
    const installer = machine.platform === 'win32' ? 'tfjs-installer' : '';
    const plan = planSetUp(machine, { device: 'auto', seesGpu: false, installer });
    const name = 'node' in plan && 'package' in plan.node ? plan.node.package : '';
    const entry = packages[`node_modules/${name}`];
    expect(entry).toMatchObject({ os: machine.platform, cpu: machine.arch });
    expect(manifest.optionalDependencies[name]).toBe(entry?.version);
    return entry?.version;
  });
  expect(new Set(found).size).toBe(1);
  expect(versionsOf('node')).toEqual([]);
});

test('what has known holes is overridden wherever it is', () => {
  const major = (/** @type {string} */ version) => Number(version.split('.')[0]);
  expect(versionsOf('tar').map(major)).toEqual([7]);
  for (const version of versionsOf('esbuild')) {
    const [, minor = 0] = version.split('.').map(Number);
    expect(minor).toBeGreaterThanOrEqual(25);
  }
});
