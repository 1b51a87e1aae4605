import type { Host } from '../host/host.ts';
import type { ProgressDisplay } from './progress/display.ts';
import { plainLines } from './progress/plain-lines.ts';
import { terminalBar } from './progress/terminal-bar.ts';
import type { StopRequest } from './stop-request.ts';

/** Shows what happens to an experiment until it is settled or a stop is asked for. */
export async function follow(host: Host, id: string, stop: StopRequest): Promise<void> {
  const display: ProgressDisplay = process.stdout.isTTY
    ? terminalBar(process.stdout)
    : plainLines(console.log);
  const events = await host.client.experiments.watch({ id });
  try {
    for (;;) {
      const next = await Promise.race([events.next(), stop.asked]);
      if (next === undefined || next.done === true) return;
      display.show(next.value);
    }
  } finally {
    display.stop();
  }
}
