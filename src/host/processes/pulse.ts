import { writeFileSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { BEAT, BEAT_MS, HEARTBEAT_FD } from './heartbeat.ts';
import { stepCount } from './steps.ts';

/*
 * The heartbeat of a child process, which `node --import` starts before anything else of it: TensorFlow
 * keeps the main thread busy for as long as it likes, to begin with by being loaded. So a thread of its
 * own sends the beats, on a channel of their own, and tells whether the main thread got on meanwhile.
 * It is also the one that notices when the host is gone, and ends the process at once.
 */

if (isMainThread) {
  beFirstToGo();
  const pulse = new Worker(fileURLToPath(import.meta.url), {
    workerData: stepCount(),
    // Else it would import this very file, too.
    execArgv: [],
  });
  pulse.unref();
} else {
  const steps = workerData as Int32Array;
  let seen = 0;
  setInterval(() => {
    const now = Atomics.load(steps, 0);
    beat(now === seen ? BEAT.alive : BEAT.gotOn);
    seen = now;
  }, BEAT_MS);
}

/**
 * Where the memory runs out, Linux ends the largest process: it is to be one whose work is tried again,
 * rather than the host or what else is open.
 */
function beFirstToGo(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '500');
  } catch {
    // Another system: each has its own idea of who goes first.
  }
}

function beat(kind: number): void {
  try {
    writeSync(HEARTBEAT_FD, Uint8Array.of(kind));
  } catch {
    // Nobody listens any more. The main thread cannot be asked to leave, since it may never hear it.
    process.kill(process.pid, 'SIGKILL');
  }
}
