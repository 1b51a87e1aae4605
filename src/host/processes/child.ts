import { fork } from 'node:child_process';
import type { ChildProcess, SerializationType } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { gone, hung, unstartable } from './ending.ts';
import type { Ending } from './ending.ts';
import { BEAT, BEAT_MS, HEARTBEAT_FD } from './heartbeat.ts';
import { lastLines } from './last-lines.ts';
import { watchOom } from './oom-kills.ts';
import { HANG_LIMITS } from './hang-limits.ts';
import type { HangLimits } from './hang-limits.ts';
import type { Roll } from './roll.ts';
import { createVigil } from './vigil.ts';
import type { Hang } from './vigil.ts';

/** How the host starts a child process, whatever that does. */
export interface ChildOptions {
  /** The module that the child runs. */
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
  /** The Node that it runs on; default: the host's own. */
  readonly node?: string | undefined;
  /** The module that sends its heartbeat, where the code is bundled. */
  readonly pulseEntry?: string | undefined;
  /** Default: `HANG_LIMITS`. */
  readonly hangLimits?: HangLimits | undefined;
  /** Where it is written down, in case that the host is killed. */
  readonly roll?: Roll | undefined;
}

/** What its starter has to say and wants to know of a child process. */
export interface ChildParts {
  readonly serialization?: SerializationType;
  /** Whether it has something to get on with just now. */
  isAtWork(): boolean;
  /** It has become silent or stuck, or is so no longer. */
  hangs(hang: Hang | undefined): void;
  /** Told once. It is gone, or as good as that. */
  ended(ending: Ending): void;
}

/** Starts a process, listens to its heartbeat, and ends it where that says that it hangs. */
export function startChild(options: ChildOptions, parts: ChildParts): ChildProcess {
  const { entry, env, hangLimits = HANG_LIMITS } = options;
  const pulse = options.pulseEntry ?? join(import.meta.dirname, 'pulse.ts');
  const child = fork(entry, [], {
    env,
    ...(options.node !== undefined && { execPath: options.node }),
    execArgv: ['--import', pathToFileURL(pulse).href],
    serialization: parts.serialization ?? 'json',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
  });
  const { pid } = child;
  if (pid !== undefined) options.roll?.add(pid);
  const said = lastLines(20);
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => said.add(chunk));

  // Twice from beat to beat: of each look at the clock one beat may still lie unread.
  const vigil = createVigil(hangLimits, 2 * BEAT_MS);
  const heartbeat = child.stdio[HEARTBEAT_FD] as Readable | null | undefined;
  heartbeat?.on('data', (beats: Buffer) => vigil.heard(beats.includes(BEAT.gotOn)));
  // What cannot be heard any more is silence, and is treated as that.
  heartbeat?.on('error', () => undefined);
  const oom = watchOom();
  let looked = performance.now();
  let told: Hang['kind'] | undefined;
  const watch = setInterval(() => {
    const now = performance.now();
    const hang = vigil.passed(now - looked, parts.isAtWork());
    oom.passed(now - looked);
    looked = now;
    if (hang?.isEnd) {
      child.kill('SIGKILL');
      // It may never be gone: nothing ends a process that waits for its disk inside the kernel.
      end(hung(hang, said.text()));
    } else if (hang?.kind !== told) {
      told = hang?.kind;
      parts.hangs(hang);
    }
  }, BEAT_MS).unref();

  let isEnded = false;
  function end(ending: Ending): void {
    if (isEnded) return;
    isEnded = true;
    clearInterval(watch);
    parts.ended(ending);
  }
  child.on('error', (error) => end(unstartable(error, said.text())));
  // `close` rather than `exit`: by then everything that it said has been read.
  child.on('close', (code, signal) => {
    if (pid !== undefined) options.roll?.remove(pid);
    end(gone({ code, signal, words: said.text(), lacksMemory: oom.hasKilled() }));
  });
  return child;
}
