/* The real trainer, killed by the third burst that it is to measure, once. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const killed = join(process.env['WORKBENCH_TEST_KILLED'] ?? '', 'killed');
let bursts = 0;
process.on('message', ({ task }: { task?: { type: string } }) => {
  if (task?.type !== 'measure' || ++bursts < 3 || existsSync(killed)) return;
  writeFileSync(killed, '');
  process.kill(process.pid, 'SIGKILL');
});
await import('../../../src/host/trainer/main.ts');
