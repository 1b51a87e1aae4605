import { expect, test } from 'vitest';
import { shippedPackages } from './shipped-packages.ts';

const packages = {
  '': { dependencies: { app: '1' }, devDependencies: { '@made/ui': '1', tool: '1' } },
  'node_modules/app': {
    dependencies: { part: '2' },
    optionalDependencies: { 'for-mac': '1', 'not-locked': '1' },
    peerDependencies: { host: '1', extra: '1' },
    peerDependenciesMeta: { extra: { optional: true } },
  },
  'node_modules/app/node_modules/part': { dependencies: { leaf: '1' } },
  'node_modules/part': {},
  'node_modules/leaf': { dependencies: { app: '1' } },
  'node_modules/for-mac': {},
  'node_modules/host': {},
  'node_modules/extra': {},
  'node_modules/@made/ui': { dependencies: { part: '1' } },
  'node_modules/tool': {},
};

test('shipped is what the project depends on, with all that it brings along', () => {
  expect(shippedPackages(packages, [])).toEqual([
    'node_modules/app',
    'node_modules/app/node_modules/part',
    'node_modules/for-mac',
    'node_modules/host',
    'node_modules/leaf',
  ]);
});

test('what is built into the app is shipped, other tools are not', () => {
  const shipped = shippedPackages(packages, ['@made/ui/button', 'node:fs', './own.ts']);
  expect(shipped).toContain('node_modules/@made/ui');
  expect(shipped).toContain('node_modules/part');
  expect(shipped).not.toContain('node_modules/tool');
});
