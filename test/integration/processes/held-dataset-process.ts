/* A process that reads data sets, and begins to once the file WORKBENCH_TEST_HELD is gone. */
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

while (existsSync(process.env['WORKBENCH_TEST_HELD'] ?? '')) await pause(20);
await import('../../../src/host/dataset-process/main.ts');
