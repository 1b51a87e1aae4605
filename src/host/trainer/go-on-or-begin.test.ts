import { expect, it } from 'vitest';
import { say, textOf } from '../../contract/sentence.ts';
import { UnusableCheckpoint } from '../../engine/runs/unusable-checkpoint.ts';
import type { StoredCheckpoint } from '../data-folder/checkpoints/run-checkpoints.ts';
import { goOnOrBegin } from './go-on-or-begin.ts';

/** Goes on from these, the newest last, of which some are of no use; or begins. */
async function outcome(checkpoints: string[], use: (content: string) => Promise<string>) {
  const told: string[] = [];
  const store = {
    newestGood(): Promise<StoredCheckpoint | undefined> {
      const newest = checkpoints.at(-1);
      if (newest === undefined) return Promise.resolve(undefined);
      return Promise.resolve({
        content: Buffer.from(newest),
        standing: { stage: 'train', epoch: 1, fraction: 0.5, seconds: 1, savedAt: null },
        discard: () => Promise.resolve(void checkpoints.pop()),
      });
    },
  };
  const listener = {
    trouble: (sentence: Parameters<typeof textOf>[0]) => void told.push(textOf(sentence)),
    beginsAgain: () => void told.push('again'),
  };
  const result = await goOnOrBegin(store, listener, (from) =>
    from ? use(Buffer.from(from.content).toString()) : Promise.resolve('begun'),
  );
  return { result, told, left: checkpoints };
}

const refuse = () => Promise.reject(new UnusableCheckpoint(say`It is of another version.`));
const REFUSED = [
  'A checkpoint is of no use, and was thrown away. It is of another version.',
  'again',
];

it('goes on from the newest', async () => {
  const went = await outcome(['one', 'two'], (content) => Promise.resolve(`on from ${content}`));
  expect(went).toEqual({ result: 'on from two', told: [], left: ['one', 'two'] });
});

it('goes on from the one before where the newest is refused, which is said and thrown away', async () => {
  const went = await outcome(['one', 'two'], (content) =>
    content === 'two' ? refuse() : Promise.resolve(`on from ${content}`),
  );
  expect(went).toEqual({ result: 'on from one', told: REFUSED, left: ['one'] });
});

it('begins where all are refused', async () => {
  const went = await outcome(['one', 'two'], refuse);
  expect(went).toEqual({ result: 'begun', told: [...REFUSED, ...REFUSED], left: [] });
});

it('fails with what a run fails with, and keeps its checkpoints', async () => {
  const checkpoints = ['one'];
  const failing = () => Promise.reject(new Error('No luck.'));
  await expect(outcome(checkpoints, failing)).rejects.toThrow('No luck.');
  expect(checkpoints).toEqual(['one']);
});
