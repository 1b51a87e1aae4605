import { join } from 'node:path';
import { expect, it } from 'vitest';
import { libraryFolder, placesOf } from './places.ts';

it('in a clone all is in it, and children run on the host’s own program', () => {
  const places = placesOf('/data', { root: '/clone' });
  expect(places.trainerEntry).toBe(join('/clone', 'out/main/trainer.js'));
  expect(places.packaged).toBeUndefined();
});

it('in a package what loads TensorFlow lies beside the archive, with a Node of its own', () => {
  const root = join('/app', 'resources/app.asar');
  const resources = join('/app', 'resources');
  const places = placesOf('/data', { root, resources });
  expect(places.examplesDir).toBe(join(root, 'examples'));
  expect(places.migrationsDir).toBe(join(resources, 'processes/src/db/migrations'));
  for (const entry of [places.trainerEntry, places.datasetProcessEntry, places.pulseEntry]) {
    expect(entry.startsWith(join(resources, 'processes', 'out/main'))).toBe(true);
  }
  expect(places.packaged?.node.startsWith(join(resources, 'node'))).toBe(true);
});

it('TensorFlow is kept where WORKBENCH_CACHE_DIR says', () => {
  expect(libraryFolder({ WORKBENCH_CACHE_DIR: '/large' })).toBe('/large');
  expect(libraryFolder({})).toMatch(/pruning-workbench/);
});
