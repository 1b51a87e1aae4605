import { expect, it } from 'vitest';
import { WakefulWhile } from './wakeful-while.ts';

it('holds one blocker while there is work, and gives it back', () => {
  const log: string[] = [];
  let next = 0;
  const wakeful = new WakefulWhile(
    () => {
      next += 1;
      log.push(`start ${next}`);
      return next;
    },
    (id) => log.push(`stop ${id}`),
  );
  wakeful.set(false);
  wakeful.set(true);
  wakeful.set(true);
  wakeful.set(false);
  wakeful.set(false);
  wakeful.set(true);
  expect(log).toEqual(['start 1', 'stop 1', 'start 2']);
});
