import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { textOf } from '../../../contract/sentence.ts';
import { runCheckpoints } from './run-checkpoints.ts';
import type { RunCheckpoints, RunStanding } from './run-checkpoints.ts';

let dir: string;
let store: RunCheckpoints;
let said: string[];

beforeEach(async () => {
  const parent = mkdtempSync(join(tmpdir(), 'workbench-checkpoints-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  dir = join(parent, 'a1');
  store = runCheckpoints(dir);
  said = [];
  await store.prepare();
});

const at = (epoch: number): RunStanding => ({
  stage: 'train',
  epoch,
  fraction: epoch / 20,
  seconds: epoch,
  savedAt: '2026-11-30T00:03:12.000Z',
});
const keep = (epoch: number) => store.keep(Buffer.from(`epoch ${epoch}`), at(epoch));
const newest = async () => {
  const found = await store.newestGood((sentence) => said.push(textOf(sentence)));
  return found && [Buffer.from(found.content).toString(), found.standing];
};
const files = () => readdirSync(dir).sort();

describe('the checkpoints of a run', () => {
  it('are none at first, with or without a folder', async () => {
    expect([await newest(), said]).toEqual([undefined, []]);
    mkdirSync(dir);
    expect([await newest(), said]).toEqual([undefined, []]);
  });

  it('are the two newest, of which the newest is found', async () => {
    for (const epoch of [1, 2, 3, 4]) await keep(epoch);
    expect(await newest()).toEqual(['epoch 4', at(4)]);
    expect(files()).toEqual(['3.json', '3.safetensors', '4.json', '4.safetensors']);
  });

  it('are counted on after the tenth', async () => {
    for (let epoch = 1; epoch <= 11; epoch++) await keep(epoch);
    expect(await newest()).toEqual(['epoch 11', at(11)]);
  });

  it('go one by one, and the one before takes the place of one that is thrown away', async () => {
    await keep(1);
    await keep(2);
    await (await store.newestGood(() => undefined))?.discard();
    expect(await newest()).toEqual(['epoch 1', at(1)]);
  });
});

describe('a damaged checkpoint', () => {
  it('is noticed wherever it is damaged, said and thrown away; the one before takes its place', async () => {
    await keep(1);
    await keep(2);
    const whole = new Map(
      ['2.json', '2.safetensors'].map((file) => [file, readFileSync(join(dir, file))]),
    );
    const hashEnds = Number(whole.get('2.json')?.indexOf('","standing'));
    for (const [damaged, bytes] of whole) {
      // Beyond the hash, what stands beside the content is only shown.
      const length = damaged === '2.json' ? hashEnds : bytes.length;
      for (let byte = 0; byte < length; byte++) {
        for (const [file, content] of whole) writeFileSync(join(dir, file), content);
        const changed = Buffer.from(bytes);
        changed[byte] = (changed[byte] ?? 0) ^ 1;
        writeFileSync(join(dir, damaged), changed);
        said = [];
        expect(await newest(), `byte ${byte} of ${damaged}`).toEqual(['epoch 1', at(1)]);
        expect(said).toEqual([
          `The checkpoint ${join(dir, '2.safetensors')} is damaged, and was thrown away.`,
        ]);
        expect(files()).toEqual(['1.json', '1.safetensors']);
      }
    }
  });

  it('is noticed where it is cut off, and where it is gone', async () => {
    await keep(1);
    for (const damage of [
      (file: string) => writeFileSync(file, 'epoch'),
      (file: string) => writeFileSync(file, ''),
      (file: string) => rmSync(file),
    ]) {
      await keep(2);
      damage(join(dir, '2.safetensors'));
      expect(await newest()).toEqual(['epoch 1', at(1)]);
    }
    expect(said).toHaveLength(3);
  });

  it('leaves none where both are', async () => {
    await keep(1);
    await keep(2);
    for (const file of files()) writeFileSync(join(dir, file), '{}');
    expect([await newest(), said.length, files()]).toEqual([undefined, 2, []]);
  });
});

describe('a checkpoint that was half-written', () => {
  it('when its trainer was killed does not count, and is gone with the next attempt', async () => {
    await keep(1);
    writeFileSync(join(dir, '2.safetensors'), 'epoch 2');
    writeFileSync(join(dir, '2.json.123.part'), '{"sha');
    expect([await newest(), said]).toEqual([['epoch 1', at(1)], []]);
    await store.prepare();
    await keep(3);
    expect(files()).toEqual(['1.json', '1.safetensors', '3.json', '3.safetensors']);
  });

  it.each(['safetensors', 'json'])(
    'since its %s cannot be written leaves those before as they were',
    async (ending) => {
      await keep(1);
      const before = files();
      // A file cannot be written where a folder lies.
      const inTheWay = join(dir, `2.${ending}.${process.pid}.part`);
      mkdirSync(inTheWay);
      await expect(keep(2)).rejects.toThrow();
      rmSync(inTheWay, { recursive: true });
      expect([await newest(), files()]).toEqual([['epoch 1', at(1)], before]);
      await keep(2);
      expect(await newest()).toEqual(['epoch 2', at(2)]);
    },
  );
});

describe('the folder of a run', () => {
  it('is made with its first checkpoint, and anew where it is gone', async () => {
    expect(existsSync(dir)).toBe(false);
    await keep(1);
    rmSync(dir, { recursive: true });
    await keep(2);
    expect(await newest()).toEqual(['epoch 2', at(2)]);
  });

  it('is not made while the one around it is away, and all is well once that is back', async () => {
    await keep(1);
    const parent = dirname(dir);
    renameSync(parent, `${parent}-away`);
    onTestFinished(() => rmSync(`${parent}-away`, { recursive: true, force: true }));
    await store.prepare();
    await expect(keep(2)).rejects.toThrow('ENOENT');
    expect(existsSync(parent)).toBe(false);
    renameSync(`${parent}-away`, parent);
    await keep(3);
    expect(await newest()).toEqual(['epoch 3', at(3)]);
  });
});
