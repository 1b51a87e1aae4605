import { expect, test } from 'vitest';
import { explainNpm, isInstalled } from './packages.mjs';

const wanted = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.2.3' },
    'node_modules/b-darwin': { version: '4.0.0', os: ['darwin'], cpu: ['arm64'] },
  },
};

const linux = { platform: 'linux', arch: 'x64' };
const mac = { platform: 'darwin', arch: 'arm64' };

test('installed is what has every version of the lock file, those for other platforms aside', () => {
  const having = (/** @type {string} */ version) => ({
    packages: { 'node_modules/a': { version } },
  });
  expect(isInstalled(wanted, having('1.2.3'), linux)).toBe(true);
  expect(isInstalled(wanted, having('1.2.4'), linux)).toBe(false);
  expect(isInstalled(wanted, { packages: {} }, linux)).toBe(false);
  expect(isInstalled(wanted, undefined, linux)).toBe(false);
});

test('a package for this platform that npm has left out is missing', () => {
  const packages = { 'node_modules/a': { version: '1.2.3' } };
  expect(isInstalled(wanted, { packages }, mac)).toBe(false);
});

test('a package for a platform, of another version, does not count as installed', () => {
  const packages = {
    'node_modules/a': { version: '1.2.3' },
    'node_modules/b-darwin': { version: '3.0.0' },
  };
  expect(isInstalled(wanted, { packages }, mac)).toBe(false);
});

test('npm failures become a sentence that says what to do', () => {
  expect(explainNpm('install', 'npm error code ENOTFOUND\nnpm error network request')).toMatch(
    /^Cannot install: the npm registry cannot be reached\. Check the network/,
  );
  expect(explainNpm('install', 'npm error code ENOSPC\nnpm error nospc')).toMatch(/disk is full/);
  expect(
    explainNpm('install', 'npm error code EUSAGE\nnpm error The lock file is out of date'),
  ).toMatch(/npm says "The lock file is out of date"/);
});
