import { expect, test } from 'vitest';
import { explainNpm, isInstalled } from './packages.mjs';

const wanted = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.2.3' },
    'node_modules/b-darwin': { version: '4.0.0', optional: true },
  },
};

test('installed is what has every version of the lock file, optional ones aside', () => {
  expect(isInstalled(wanted, { packages: { 'node_modules/a': { version: '1.2.3' } } })).toBe(true);
  expect(isInstalled(wanted, { packages: { 'node_modules/a': { version: '1.2.4' } } })).toBe(false);
  expect(isInstalled(wanted, { packages: {} })).toBe(false);
  expect(isInstalled(wanted, undefined)).toBe(false);
});

test('an optional package of another version does not count as installed', () => {
  const packages = {
    'node_modules/a': { version: '1.2.3' },
    'node_modules/b-darwin': { version: '3.0.0' },
  };
  expect(isInstalled(wanted, { packages })).toBe(false);
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
