import { describe, expect, it } from 'vitest';
import { createWriteBuffer } from './write-buffer.ts';

describe('what cannot be written', () => {
  it('is kept, and written in its order with the next that can', () => {
    const written: number[] = [];
    let full = false;
    const buffer = createWriteBuffer();
    const add = (epoch: number) =>
      buffer.add(() => {
        if (full) throw new Error('database or disk is full');
        written.push(epoch);
      });
    add(1);
    full = true;
    add(2);
    add(3);
    expect(written).toEqual([1]);
    expect(() => buffer.flush()).toThrow('full');
    full = false;
    add(4);
    buffer.flush();
    expect(written).toEqual([1, 2, 3, 4]);
  });
});
