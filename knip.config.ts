import type { KnipConfig } from 'knip';

/**
 * What nobody uses: files, exports, packages. Tests and the scripts of package.json are entries by
 * themselves; listed here is what starts by its path, so that no import leads there.
 */
export default {
  entry: [
    // As electron.vite.config.ts names them; knip does not yet know `rolldownOptions`.
    'electron/main/{index,host}.ts',
    'electron/preload/{index,first-start}.ts',
    // Processes that the host, the command line, benchmarks and tests start.
    'src/host/trainer/main.ts',
    'src/host/dataset-process/main.ts',
    'src/host/processes/pulse.ts',
    'src/host/archives/main.ts',
    'src/cli/main.ts',
    'bench/worker.ts',
    'bench/latency/claims.ts',
    'bench/kills/host.ts',
    'bench/kills/telling-trainer.ts',
    'bench/mounts/host.ts',
    'test/integration/processes/*.ts',
    'test/integration/electron-host-stand-in.ts',
    // What makes the data folders of released versions.
    'test/fixtures/data-folders/make.ts',
    // What a test puts into a copy of the sources.
    'test/fixtures/made-up-strategy/*.ts',
    'test/electron/{checks,real}.ts',
    // What test/electron/build.ts puts in the place of modules that an old Electron does not know.
    'test/electron/stand-ins/{main,page,parent-port,electron,util,crypto,first-start,fs-promises}.ts',
  ],
  project: ['{src,electron,test,bench,scripts}/**/*.{ts,vue,mjs}', '*.config.{js,ts}'],
  // A type that stands in an exported signature belongs to it, whoever names it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  ignoreDependencies: [
    // The compiler gets its folder (scripts/setup/addon.mjs).
    'node-api-headers',
    // Comes with TensorFlow.js; only the old Electron's page needs it (test/electron/stand-ins/page.ts).
    'core-js',
  ],
  // Programs of Linux (bench/cpus.ts, bench/mounts, src/db/in-place.ts).
  ignoreBinaries: ['taskset', 'unshare', 'losetup', 'umount', 'mkfs.btrfs', 'faketime', 'chattr'],
} satisfies KnipConfig;
