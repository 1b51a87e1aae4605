/* The real trainer, which first leaves its process id in the folder that the test named. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

writeFileSync(join(process.env['WORKBENCH_TEST_PIDS'] ?? '', String(process.pid)), '');
await import('../../../src/host/trainer/main.ts');
