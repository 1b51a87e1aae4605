import { describe, expect, it } from 'vitest';
import { textOf } from '../../contract/sentence.ts';
import { gone } from './ending.ts';
import { lastLines } from './last-lines.ts';
import { watchOom } from './oom-kills.ts';

function endOf(exit: Partial<Parameters<typeof gone>[0]>) {
  const { kind, how } = gone({ code: null, signal: null, words: '', lacksMemory: false, ...exit });
  return [kind, textOf(how)];
}

describe('the end of a process', () => {
  it('is told by its exit code or its signal', () => {
    expect(endOf({ code: 7 })).toEqual(['gone', 'ended with exit code 7']);
    expect(endOf({ signal: 'SIGKILL' })).toEqual(['gone', 'was killed by SIGKILL']);
  });

  it('is for want of memory where the kernel has just killed for it, and by this signal alone', () => {
    const how = 'was ended by the system, since the memory had run out';
    expect(endOf({ signal: 'SIGKILL', lacksMemory: true })).toEqual(['memory', how]);
    expect(endOf({ signal: 'SIGTERM', lacksMemory: true })[0]).toBe('gone');
  });

  it.each([
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    "terminate called after throwing an instance of 'std::bad_alloc'",
    'RangeError: Array buffer allocation failed',
    'Error: OOM when allocating tensor with shape[64,1024] and type float on /job:localhost/device:GPU:0',
    'ResourceExhausted: Out of memory while trying to allocate',
  ])('is for want of memory by its last words: %s', (words) => {
    expect(endOf({ signal: 'SIGABRT', words: `Before.\n${words}\nAfter.` })[0]).toBe('memory');
  });

  it('has what V8 says of its heap among the last lines, without the addresses behind it', () => {
    const said = lastLines(20);
    said.add('FATAL ERROR: JavaScript heap out of memory\n----- Native stack trace -----\n\n');
    for (let frame = 1; frame < 40; frame++) said.add(` ${frame}: 0xe3b7c6 node::Abort() [node]\n`);
    expect(said.text()).toBe('FATAL ERROR: JavaScript heap out of memory');
  });
});

describe('the count of processes that the kernel ended', () => {
  it('counts if it has grown lately, and not for what died long before', () => {
    let count: number | undefined = 3;
    const watch = watchOom(() => count);
    expect(watch.hasKilled()).toBe(false);
    count = 4;
    expect(watch.hasKilled()).toBe(true);
    watch.passed(9999);
    watch.passed(1);
    expect(watch.hasKilled()).toBe(true);
    watch.passed(10_000);
    expect(watch.hasKilled()).toBe(false);
  });

  it('says nothing where there is none', () => {
    expect(watchOom(() => undefined).hasKilled()).toBe(false);
  });
});
