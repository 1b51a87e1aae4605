import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { writeCheckpoint } from '../../src/engine/training/checkpoint.ts';
import { trainEventfully } from '../../src/engine/training/eventful-training.fixture.ts';
import { scratchFolder } from './scratch-folder.ts';

test.each([
  ['compiled', 'adam'],
  ['eager', 'momentum'],
] as const)(
  'a training that stopped goes on in another process as if it had not: %s, %s',
  async (execution, optimizer) => {
    const folder = scratchFolder();
    const [from, to] = [join(folder, 'from.safetensors'), join(folder, 'to.safetensors')];
    const key = { run: 'test', stage: 'train', settings: `${execution} ${optimizer}` };
    const masksFromStart = false;
    const undisturbed = await trainEventfully(execution, optimizer, { masksFromStart });
    const begun = await trainEventfully(execution, optimizer, { until: 3, masksFromStart });
    writeFileSync(from, writeCheckpoint(begun.checkpoint, key));

    const program = join(import.meta.dirname, 'processes', 'resume-training.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [
      program,
      from,
      to,
      execution,
      optimizer,
    ]);
    const end = Buffer.from(writeCheckpoint(undisturbed.checkpoint, key));
    expect(readFileSync(to).equals(end)).toBe(true);
    expect([...begun.points, ...JSON.parse(stdout)]).toEqual(undisturbed.points);
  },
);
