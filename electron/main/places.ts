import { join } from 'node:path';
import envPaths from 'env-paths';
import type { HostPlaces } from './host-messages.ts';

/** Where the app itself lies. */
interface AppPlaces {
  /** The folder or archive of the app's own files. */
  readonly root: string;
  /** In a package, the folder around that archive; undefined in a clone. */
  readonly resources?: string | undefined;
}

/**
 * Where the host finds what is not its own code. In a package the processes that load TensorFlow lie
 * beside the archive, with a Node of their own: a plain Node reads no archive, and the fuse that would
 * make one of Electron's binary is off.
 */
export function placesOf(dataDir: string, { root, resources }: AppPlaces): HostPlaces {
  const plain = resources === undefined ? root : join(resources, 'processes');
  const processes = join(plain, 'out/main');
  return {
    dataDir,
    // Archives are checked by a plain Node, too.
    migrationsDir: join(plain, 'src/db/migrations'),
    examplesDir: join(root, 'examples'),
    trainerEntry: join(processes, 'trainer.js'),
    datasetProcessEntry: join(processes, 'dataset-process.js'),
    pulseEntry: join(processes, 'pulse.js'),
    archiveProcessEntry: join(processes, 'archive-process.js'),
    ...(resources !== undefined && {
      packaged: {
        node: join(resources, 'node', process.platform === 'win32' ? 'node.exe' : 'node'),
        tensorflow: join(libraryFolder(), 'tensorflow.json'),
      },
    }),
  };
}

/** Where a packaged app keeps TensorFlow, which it fetches: it can be fetched again at any time. */
export function libraryFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment['WORKBENCH_CACHE_DIR'] ?? envPaths('pruning-workbench', { suffix: '' }).cache;
}
