/*
 * The real trainer, which writes down when it gets on with a run and when a checkpoint is kept: a line each
 * of milliseconds and word, in a file named by its process id.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FromTrainer } from '../../src/host/trainer/messages.ts';

const file = join(process.env['WORKBENCH_KILLS_TRACE'] ?? '', String(process.pid));
const write = (word: string) => appendFileSync(file, `${Date.now()} ${word}\n`);
write('up');

const { send } = process;
process.send = (...given: unknown[]) => {
  const message = given[0] as FromTrainer;
  if (message.type === 'progress') write(message.stage === 'load' ? 'loads' : 'works');
  else if (['kept', 'trained', 'failed'].includes(message.type)) write(message.type);
  return Reflect.apply(send as (...all: unknown[]) => boolean, process, given);
};
await import('../../src/host/trainer/main.ts');
