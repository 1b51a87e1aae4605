import { describe, expect, it } from 'vitest';
import type { QuitAnswer } from './quit-decision.ts';
import { Quitting } from './quitting.ts';

/** An app with a host, whose user answers as told; what was done to it stands in `log`. */
function app(answer: QuitAnswer, runs = 2) {
  const log: string[] = [];
  let hasHost = true;
  const quitting = new Quitting({
    runs: () => runs,
    hasHost: () => hasHost,
    ask: (asked) => {
      log.push(`ask ${asked}`);
      return Promise.resolve(answer);
    },
    finish: () => {
      log.push('finish');
      return Promise.resolve().then(() => {
        hasHost = false;
      });
    },
    putAway: () => log.push('put away'),
    quit: () => log.push('quit'),
  });
  return { quitting, log };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('on the way out', () => {
  it('the user is asked once, and the host ends before the app', async () => {
    const { quitting, log } = app('quit');
    expect(quitting.mayClose()).toBe(false);
    expect(quitting.mayClose()).toBe(false);
    await settled();
    expect(log).toEqual(['ask 2', 'quit']);
    expect(quitting.mayClose()).toBe(true);
    expect(quitting.mayEnd()).toBe(false);
    expect(quitting.mayEnd()).toBe(false);
    expect(quitting.isFinishing).toBe(true);
    await settled();
    expect(log).toEqual(['ask 2', 'quit', 'finish', 'quit']);
    expect(quitting.mayEnd()).toBe(true);
  });

  it('nothing happens where the user thinks better of it, who is asked again the next time', async () => {
    const { quitting, log } = app('stay');
    quitting.mayClose();
    await settled();
    quitting.mayClose();
    await settled();
    expect(log).toEqual(['ask 2', 'ask 2']);
  });

  it('the window can go alone', async () => {
    const { quitting, log } = app('background');
    expect(quitting.mayClose()).toBe(false);
    await settled();
    expect(log).toEqual(['ask 2', 'put away']);
  });

  it('nobody is asked where nothing is going on, or the system goes down', () => {
    const idle = app('stay', 0);
    expect(idle.quitting.mayClose()).toBe(true);
    const down = app('stay');
    down.quitting.decide();
    expect(down.quitting.mayClose()).toBe(true);
    expect(down.quitting.mayEnd()).toBe(false);
    expect([...idle.log, ...down.log]).toEqual(['finish']);
  });
});
