import { describe, expect, it } from 'vitest';
import { canvasPixels } from './pixels.ts';

const base64 = (...bytes: number[]) => btoa(String.fromCharCode(...bytes));

describe('the pixels of an image', () => {
  it('are grey where there is one channel', () => {
    const image = { shape: [1, 2, 1] as [number, number, number], pixels: base64(0, 200) };
    expect([...canvasPixels(image)]).toEqual([0, 0, 0, 255, 200, 200, 200, 255]);
  });

  it('are coloured where there are three', () => {
    const image = {
      shape: [2, 1, 3] as [number, number, number],
      pixels: base64(1, 2, 3, 255, 254, 253),
    };
    expect([...canvasPixels(image)]).toEqual([1, 2, 3, 255, 255, 254, 253, 255]);
  });
});
