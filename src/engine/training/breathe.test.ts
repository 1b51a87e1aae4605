import { describe, expect, it } from 'vitest';
import { createBreather } from './breathe.ts';

/** Longer than any stretch of work before others get their turn. */
function workFor(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end;);
}

describe('breathing between pieces of work', () => {
  it('lets messages in once the work has taken a while', async () => {
    const breathe = createBreather(new AbortController().signal);
    let told = false;
    setImmediate(() => (told = true));
    workFor(200);
    await breathe();
    expect(told).toBe(true);
  });

  it('stands still until what it is given is resolved', async () => {
    const halt = Promise.withResolvers<undefined>();
    const breathe = createBreather(new AbortController().signal, async () => await halt.promise);
    let wentOn = false;
    workFor(200);
    const breath = breathe().then(() => (wentOn = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(wentOn).toBe(false);
    halt.resolve(undefined);
    await breath;
  });

  it('ends the work that is given up while it stands still', async () => {
    const giveUp = new AbortController();
    const halt = Promise.withResolvers<undefined>();
    const breathe = createBreather(giveUp.signal, async () => await halt.promise);
    workFor(200);
    const breath = breathe();
    giveUp.abort(new Error('enough'));
    halt.resolve(undefined);
    await expect(breath).rejects.toThrow('enough');
  });
});
