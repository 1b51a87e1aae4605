import { describe, expect, it } from 'vitest';
import { say } from '../../../contract/sentence.ts';
import { brightnessOf } from './brightness.ts';
import type { BrightnessAsked } from './brightness.ts';

const partOf = (values: ArrayLike<number>) => ({
  count: 1,
  values,
  labels: Uint8Array.of(0),
  placeOf: (index: number) => ({ file: 'own', place: say`byte ${index}` }),
});
const of = (values: ArrayLike<number>, asked: BrightnessAsked = {}, whiteIs255 = false) =>
  brightnessOf([partOf(values)], asked, whiteIs255);
const bytes = (values: ArrayLike<number>, asked?: BrightnessAsked) => [
  ...(of(values, asked).images[0] ?? []),
];

describe('values of pixels', () => {
  it.each([
    ['bytes', Uint8Array.of(0, 7, 255), [0, 7, 255]],
    ['floats to 255, rounded', Float64Array.of(0.4, 0.6, 254.5, 255), [0, 1, 255, 255]],
    ['shares of the brightest', Float32Array.of(0, 0.5, 1), [0, 128, 255]],
    [
      'bytes that are shares, as of images in black and white',
      Uint8Array.of(0, 1, 1),
      [0, 255, 255],
    ],
    ['the same as whole floats', Float64Array.of(0, 1, 1), [0, 255, 255]],
    ['the same as signed bytes', Int8Array.of(0, 1, 1), [0, 255, 255]],
    ['whole numbers beyond 1, dark as they may be', Uint8Array.of(0, 1, 1, 2), [0, 1, 1, 2]],
  ])('are %s by one rule for all types', (_, values, expected) => {
    expect(bytes(values)).toEqual(expected);
  });

  it('are 0 to 255 where the format says so', () => {
    expect([...(of(Uint8Array.of(0, 1), {}, true).images[0] ?? [])]).toEqual([0, 1]);
  });

  it('have one scale in training and test images', () => {
    const { images } = brightnessOf([partOf([0, 1]), partOf([0, 200])], {});
    expect(images.map((part) => [...part])).toEqual([
      [0, 1],
      [0, 200],
    ]);
  });

  it('are told: their range, what became of it, and the brightest', () => {
    expect(of([0, 4, 16])).toMatchObject({
      range: [0, 16],
      scale: [0, 255],
      clipped: 0,
      brightest: 16,
    });
    expect(of([0, 4, 16], { range: [0, 16] })).toMatchObject({ scale: [0, 16], brightest: 255 });
  });

  it('lie in the range that the user names', () => {
    expect(bytes([0, 4, 16], { range: [0, 16] })).toEqual([0, 64, 255]);
    expect(bytes([-1, 0, 1], { range: [-1, 1] })).toEqual([0, 128, 255]);
    expect(bytes(Uint16Array.of(0, 65_535), { range: [0, 65_535] })).toEqual([0, 255]);
  });
});

describe('values that do not fit', () => {
  const overshoot = Float32Array.of(0, 0.2, 0.75, 1.0000001);

  it('are refused with their place and the range, and are not taken for 0 to 255', () => {
    expect(() => of(overshoot)).toThrow(
      'own: byte 3: the pixel 1.0000001; brightness is 0 to 1 or 0 to 255 (1 of 4 values do not fit; all are from 0 to 1.0000001)',
    );
  });

  it.each([
    ['one image that was not divided', [0.1, 0.2, 0.3, 0.9, 200], 'byte 4: the pixel 200'],
    ['a negative one', [0, 0.5, -0.25], 'byte 2: the pixel -0.25'],
    ['above 255', [0, 100, 256], 'byte 2: the pixel 256'],
    ['16 bits', Uint16Array.of(0, 300, 65_535), 'all are from 0 to 65535'],
    ['no number', [0, Number.NaN], 'byte 1: the pixel NaN, which is no brightness'],
    ['no end', [0, Infinity], 'byte 1: the pixel Infinity'],
  ])('as with %s are refused', (_, values, message) => {
    expect(() => of(values)).toThrow(message);
  });

  it('are refused where test images were divided and training images were not', () => {
    const [divided, not] = [partOf([0, 0.2, 0.4]), partOf(Uint8Array.of(0, 50, 90, 100, 200, 255))];
    for (const parts of [
      [divided, not],
      [not, divided],
    ]) {
      expect(() => brightnessOf(parts, {})).toThrow('byte 1: the pixel 50; brightness is 0 to 1');
    }
  });

  it('are clipped where the user says so, and counted', () => {
    const { images, scale, clipped } = of(overshoot, { clip: true });
    expect([...(images[0] ?? [])]).toEqual([0, 51, 191, 255]);
    expect({ scale, clipped }).toEqual({ scale: [0, 1], clipped: 1 });
    expect(bytes([-4, 0, 100, 260], { clip: true })).toEqual([0, 0, 100, 255]);
    expect(bytes([-5, 2, 20], { clip: true, range: [0, 16] })).toEqual([0, 32, 255]);
  });

  it('are refused all the same where most would be clipped and no range was named', () => {
    // As after standardisation: background -0.4, ink to 2.8.
    const standardised = [-0.4, -0.4, -0.4, -0.4, 2.8, 1.1];
    expect(() => of(standardised, { clip: true })).toThrow('all are from -0.4 to 2.8');
    expect(bytes(standardised, { range: [-0.4, 2.8] })).toEqual([0, 0, 0, 0, 255, 120]);
  });

  it('in a range that was named are refused by that', () => {
    expect(() => of([0, 17], { range: [0, 16] })).toThrow(
      'the pixel 17, where black was said to be 0 and white 16',
    );
  });
});
