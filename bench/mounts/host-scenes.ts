import { spawn } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compareResults, resultsIn } from '../kills/results.ts';
import { A_WHILE_MS, type Scene } from './scene.ts';
import { startHost } from './watched-host.ts';

/** The machine sleeps, the clock is wrong, or the folder is somebody else's. */
export const hostScenes: readonly Scene[] = [
  {
    name: 'frozen for 75 s, so that whoever writes waits inside the system',
    async play({ disk, host }) {
      disk.freeze();
      await pause(75_000);
      disk.thaw();
      return host;
    },
  },
  {
    name: 'all stopped for 90 s, as a machine that sleeps',
    async play({ host }) {
      host.signal('SIGSTOP');
      await pause(90_000);
      host.signal('SIGCONT');
      return host;
    },
  },
  {
    name: 'the clock five hours ahead, then five hours back, then right',
    needsClock: true,
    async play({ host, clock }) {
      for (const hours of [5, -5, 0]) {
        clock?.set(hours);
        await pause(A_WHILE_MS);
      }
      return host;
    },
  },
  {
    name: 'the host stopped, its lock deleted, its folder taken by another; then continued',
    async play({ host, dataDir }) {
      host.signal('SIGSTOP');
      rmSync(join(dataDir, 'host.lock'));
      let other = startHost(dataDir);
      // It may have been stopped in the midst of a transaction, which nobody gets around.
      while (/keeps the database/.test(await other.says(/\d runs?\b|keeps the database/))) {
        host.signal('SIGCONT');
        await pause(500);
        host.signal('SIGSTOP');
        rmSync(join(dataDir, 'host.lock'), { force: true });
        other = startHost(dataDir);
      }
      await pause(A_WHILE_MS / 2);
      host.signal('SIGCONT');
      // The first may find that all is done meanwhile, or that it has to wait.
      await other.comesToItsEnd();
      return host;
    },
  },
  {
    name: 'copied while the host runs; host.json and processes.json in the copy name who is alive',
    async play({ host, dataDir, aside, reference }) {
      const copy = join(aside, 'copy');
      cpSync(dataDir, copy, { recursive: true });
      const other = startHost(copy);
      await other.comesToItsEnd();
      const { lost, different } = compareResults(reference, await resultsIn(copy));
      const bad = [...lost, ...different];
      if (bad.length > 0) throw new Error(`In the copy: ${bad.join()}\n${other.lines.join('\n')}`);
      return host;
    },
  },
  {
    name: 'killed (-9); host.json and processes.json name an unrelated process then',
    async play({ host, dataDir }) {
      await host.end();
      const unrelated = spawn('sleep', ['600']);
      const pid = unrelated.pid ?? 0;
      const started = new Date().toISOString();
      const gone = { pid: host.pid, started };
      writeFileSync(join(dataDir, 'host.json'), JSON.stringify({ pid, startedAt: started }));
      const roll = {
        host: gone,
        children: [
          { pid, started },
          { pid, started: null },
        ],
      };
      writeFileSync(join(dataDir, 'processes.json'), JSON.stringify(roll));
      const next = startHost(dataDir);
      await next.comesToItsEnd();
      const isAlive = unrelated.exitCode === null && unrelated.signalCode === null;
      unrelated.kill();
      if (!isAlive) throw new Error('The unrelated process was ended.');
      return next;
    },
  },
];
