/*
 * Goes on with the fixture's training from a checkpoint's file, and writes where it ends:
 * `node resume-training.ts FROM TO EXECUTION OPTIMIZER`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Execution } from '../../../src/contract/words.ts';
import { readCheckpoint, writeCheckpoint } from '../../../src/engine/training/checkpoint.ts';
import { trainEventfully } from '../../../src/engine/training/eventful-training.fixture.ts';
import type { OptimizerSettings } from '../../../src/engine/training/optimizer.ts';

const [from = '', to = '', execution, optimizer] = process.argv.slice(2);
const key = { run: 'test', stage: 'train', settings: `${execution} ${optimizer}` };
const { checkpoint, points } = await trainEventfully(
  execution as Execution,
  optimizer as OptimizerSettings['optimizer'],
  { from: readCheckpoint(readFileSync(from), from, key) },
);
writeFileSync(to, writeCheckpoint(checkpoint, key));
process.stdout.write(JSON.stringify(points));
