import { expect, it } from 'vitest';
import { togetherInOneTurn } from './together-in-one-turn.ts';

it('hands on what is told at once in one piece, and what comes later in the next', async () => {
  const handed: (readonly number[])[] = [];
  const tell = togetherInOneTurn<number>((all) => handed.push(all));
  tell(1);
  tell(2);
  expect(handed).toEqual([]);
  await Promise.resolve();
  tell(3);
  await Promise.resolve();
  expect(handed).toEqual([[1, 2], [3]]);
});
