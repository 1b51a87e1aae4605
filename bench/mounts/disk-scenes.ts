import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDataFolder } from '../../src/host/data-folder/data-folder.ts';
import { A_WHILE_MS, type Scene, type Stage } from './scene.ts';
import { startHost, type WatchedHost } from './watched-host.ts';

async function fillForAWhile({ disk, host }: Stage): Promise<WatchedHost> {
  disk.fill();
  await host.says(/Waiting for room on the disk/);
  await pause(A_WHILE_MS);
  disk.free();
  await host.says(/can be used again/);
  return host;
}

/** The disk goes, fails or is full, under a host that lives or is killed meanwhile. */
export const diskScenes: readonly Scene[] = [
  {
    name: 'unmounted lazily for a while, then mounted',
    async play({ disk, host }) {
      disk.unmountLazily();
      await host.says(/Waiting for the data folder/);
      await pause(A_WHILE_MS);
      disk.mount();
      await host.says(/can be used again/);
      return host;
    },
  },
  {
    name: 'the same, the data folder being the mounted folder itself, which is empty then',
    atTop: true,
    async play({ disk, host, dataDir }) {
      disk.unmountLazily();
      await host.says(/Waiting for the data folder/);
      await pause(A_WHILE_MS);
      if (readdirSync(dataDir).length > 0) throw new Error(`Written: ${readdirSync(dataDir)}`);
      disk.mount();
      await host.says(/can be used again/);
      return host;
    },
  },
  {
    name: 'unmounted lazily and mounted at once, five times',
    async play({ disk, host }) {
      for (let time = 0; time < 5; time++) {
        disk.unmountLazily();
        disk.mount();
        await pause(1000);
      }
      return host;
    },
  },
  {
    name: 'pulled out and plugged in again as another device',
    async play({ disk, host }) {
      disk.pull();
      disk.unmountLazily();
      await host.says(/Waiting for the data folder/);
      await pause(A_WHILE_MS);
      disk.plugIn();
      await host.says(/can be used again/);
      return host;
    },
  },
  {
    name: 'the same at once, so that no look finds it away',
    async play({ disk, host }) {
      disk.pull();
      disk.unmountLazily();
      disk.plugIn();
      return host;
    },
  },
  {
    name: 'failing (EIO) while it is still mounted, then mounted anew',
    async play({ disk, host }) {
      disk.pull();
      await host.says(/Waiting for the disk/);
      await pause(A_WHILE_MS);
      disk.unmountLazily();
      disk.plugIn();
      await host.says(/can be used again/);
      return host;
    },
  },
  {
    name: 'read-only after an error, until it is mounted anew',
    async play({ disk, host }) {
      disk.turnReadOnly();
      await host.says(/Waiting until it may write/);
      await pause(A_WHILE_MS);
      disk.unmountLazily();
      disk.plugIn();
      await host.says(/can be used again/);
      return host;
    },
  },
  { name: 'full for a while', play: fillForAWhile },
  { name: 'full for a while, on btrfs', fileSystem: 'btrfs', play: fillForAWhile },
  {
    name: 'away, with another workbench’s folder in its place into which runs end',
    async play({ disk, host, dataDir, aside }) {
      const other = join(aside, 'other');
      openDataFolder(other, undefined).close();
      disk.unmountLazily();
      cpSync(other, dataDir, { recursive: true });
      const before = readdirSync(dataDir).sort();
      await host.says(/there is another database now/);
      // What trainers have in hand goes where its folder should be.
      while (!readdirSync(join(dataDir, 'weights')).some((name) => name.endsWith('.safetensors'))) {
        await pause(100);
      }
      await pause(1000);
      const after = readdirSync(dataDir).sort();
      if (before.join() !== after.join()) throw new Error(`Written: ${before} -> ${after}`);
      disk.mount();
      await host.says(/can be used again/);
      return host;
    },
  },
  {
    name: 'killed (-9, all of it) while the disk is away, and started when it is back',
    async play({ disk, host, dataDir }) {
      disk.unmountLazily();
      await host.says(/Waiting for the data folder/);
      await host.end();
      disk.mount();
      return startHost(dataDir);
    },
  },
  {
    name: 'killed (-9) while the disk is pulled out, and started when it is back',
    async play({ disk, host, dataDir }) {
      disk.pull();
      disk.unmountLazily();
      await host.says(/Waiting for the data folder/);
      await host.end();
      disk.plugIn();
      return startHost(dataDir);
    },
  },
  {
    name: 'stopped (SIGSTOP, all of it) while the disk goes and comes back, and continued',
    async play({ disk, host }) {
      host.signal('SIGSTOP');
      disk.pull();
      disk.unmountLazily();
      disk.plugIn();
      await pause(1000);
      host.signal('SIGCONT');
      return host;
    },
  },
];
