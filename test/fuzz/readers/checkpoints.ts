import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8 } from 'fflate';
import { readCheckpointFile } from '../../../src/engine/runs/checkpoint-file.ts';
import { checkpointsFolder } from '../../../src/host/data-folder/checkpoints/checkpoints-folder.ts';
import { runCheckpoints } from '../../../src/host/data-folder/checkpoints/run-checkpoints.ts';
import type { RunStanding } from '../../../src/host/data-folder/checkpoints/run-checkpoints.ts';
import { damaged, misdescribed } from '../damage.ts';
import { fixture } from '../fixtures.ts';
import { fuzzReader, inFolder } from '../reader.ts';
import type { FuzzReader } from '../reader.ts';

/** A run that was pruned again and again when its host was killed, as 0.6.0 left it. */
const RUN = 'ffadcbf0e4549259';
const kept = (name: string) => fixture('data-folders', '0.6.0', 'checkpoints', RUN, name);
const content = kept('3.safetensors');
const beside = JSON.parse(strFromU8(kept('3.json'))) as { standing: object };

interface Files {
  readonly content: Uint8Array;
  /** What stands beside it, with the hash that belongs to it or not. */
  readonly beside: Uint8Array;
  readonly number: string;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const described = fc
  .tuple(damaged(content), misdescribed(beside))
  .map(([own, said]) => ({ content: own, beside: strToU8(JSON.stringify(said) ?? '') }));
const trusted = fc
  .tuple(damaged(content), misdescribed(beside.standing))
  .map(([own, standing]) => ({
    content: own,
    beside: strToU8(JSON.stringify({ sha256: sha256(own), standing })),
  }));
const broken = damaged(kept('3.json')).map((bytes) => ({ content, beside: bytes }));
const numbers = fc.constantFrom('4', '0', '007', '9007199254740993', '9'.repeat(200), '-1', '1e3');
const files: fc.Arbitrary<Files> = fc
  .tuple(fc.oneof(described, trusted, broken), numbers)
  .map(([made, number]) => ({ ...made, number }));

/** The newest that is good is read, or that of before, and the folder tells of places that a run can be at. */
async function goOn({ content: own, beside: said, number }: Files): Promise<void> {
  await inFolder(async (dir) => {
    const runDir = join(dir, RUN);
    mkdirSync(runDir);
    for (const name of ['3.safetensors', '3.json']) writeFileSync(join(runDir, name), kept(name));
    writeFileSync(join(runDir, `${number}.safetensors`), own);
    writeFileSync(join(runDir, `${number}.json`), said);
    requirePlace(checkpointsFolder(dir).begun().get(RUN));
    const found = await runCheckpoints(runDir).newestGood(() => undefined);
    requirePlace(found?.standing);
    if (found === undefined) throw new Error('The one before was good.');
    readCheckpointFile(found.content, RUN);
    if (readdirSync(dir).length !== 1) throw new Error('Files are where none belong.');
  });
}

function requirePlace(standing: RunStanding | undefined): void {
  if (standing === undefined) return;
  const { fraction, seconds, savedAt } = standing;
  const isPlace = fraction >= 0 && fraction <= 1 && seconds >= 0 && seconds < Infinity;
  if (!isPlace) throw new Error(`A run stands at ${fraction} after ${seconds} s.`);
  if (savedAt !== null) new Date(savedAt).toISOString();
}

export const checkpointReaders: readonly FuzzReader[] = [
  fuzzReader('checkpoints', 25, () => files, goOn, { writes: true }),
];
