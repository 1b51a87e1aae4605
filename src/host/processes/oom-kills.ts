import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether the kernel has just ended processes for want of memory. */
export interface OomWatch {
  /** To be called now and then, with the time that has passed. */
  passed(milliseconds: number): void;
  /** Whether it has ended one lately. */
  hasKilled(): boolean;
}

/** What happened before this counts for nobody who dies now. */
const LATELY_MS = 10_000;

/**
 * The kernel tells the one that it ends nothing, and others but a number: how many it has ended.
 *
 * @param count reads that number; undefined where there is none
 */
export function watchOom(count: () => number | undefined = oomKills): OomWatch {
  // Of two looks at the number the older one is compared with, so that it is never too fresh.
  let [older, newer] = [count(), count()];
  let since = 0;
  return {
    passed(milliseconds) {
      since += milliseconds;
      if (since < LATELY_MS) return;
      [older, newer, since] = [newer, count(), 0];
    },
    hasKilled() {
      const now = count();
      return now !== undefined && older !== undefined && now > older;
    },
  };
}

/**
 * How many processes the kernel has ended for want of memory: in the control group of this process, of
 * version 2 or 1, which its children share; on the whole machine where the group does not say.
 */
function oomKills(): number | undefined {
  for (const file of [...groupFiles(), '/proc/vmstat']) {
    const found = /^oom_kill (\d+)$/m.exec(textOf(file));
    if (found) return Number(found[1]);
  }
  return undefined;
}

function groupFiles(): string[] {
  return textOf('/proc/self/cgroup')
    .split('\n')
    .flatMap((line) => {
      const [, controllers, path = ''] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
      if (controllers === '') return [join('/sys/fs/cgroup', path, 'memory.events')];
      if (controllers?.split(',').includes('memory') !== true) return [];
      return [join('/sys/fs/cgroup/memory', path, 'memory.oom_control')];
    });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Another system, or a container that shows less of it.
    return '';
  }
}
