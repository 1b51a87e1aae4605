import { setTimeout as pause } from 'node:timers/promises';
import type { MachineUsage, ProcessUsage } from '../../contract/progress.ts';
import { watchMachine } from '../environment/machine-usage.ts';
import { watchOwnUsage } from '../environment/own-usage.ts';
import type { Activity } from './activity.ts';

/** Tells what the machine does, to whoever watches; without a watcher nothing is measured. */
export interface UsageWatch {
  /** Until the watcher leaves or the workbench closes. */
  watch(signal?: AbortSignal): AsyncGenerator<MachineUsage>;
  close(): void;
}

const FIRST_AFTER_MS = 1000;
const EVERY_MS = 2000;

export function createUsageWatch(activity: Pick<Activity, 'all'>): UsageWatch {
  const closing = new AbortController();
  return {
    async *watch(given) {
      const signal = given ? AbortSignal.any([given, closing.signal]) : closing.signal;
      const machine = watchMachine();
      const own = watchOwnUsage(() => performance.now());
      let host: ProcessUsage = { processors: 0, residentBytes: process.memoryUsage.rss() };
      for (let afterMs = FIRST_AFTER_MS; ; afterMs = EVERY_MS) {
        try {
          await pause(afterMs, undefined, { signal });
        } catch (error) {
          if (signal.aborted) return;
          throw error;
        }
        host = own() ?? host;
        yield { ...machine(), workbench: addedUp(host, activity.all()) };
      }
    },
    close: () => closing.abort(),
  };
}

/** The host and the trainers at work, as far as these have told of themselves. */
export function addedUp(
  host: ProcessUsage,
  active: readonly { readonly usage: ProcessUsage | null }[],
): MachineUsage['workbench'] {
  const heard = active.flatMap(({ usage }) => usage ?? []);
  const all = [host, ...heard];
  return {
    trainers: heard.length,
    processors: all.reduce((sum, { processors }) => sum + processors, 0),
    residentBytes: all.reduce((sum, { residentBytes }) => sum + residentBytes, 0),
  };
}
