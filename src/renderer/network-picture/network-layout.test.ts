import { describe, expect, it } from 'vitest';
import { edgePath, networkLayout } from './network-layout.ts';

const chain = (...ids: readonly string[]) =>
  ids.slice(1).map((to, index) => ({ from: ids[index] as string, to }));
/** Three residual blocks, the second with a projection. */
const residual = [
  ...chain('image', 'conv', 'a1', 'a2', 'a', 'b1', 'b2', 'b', 'c1', 'c2', 'c', 'pool', 'output'),
  { from: 'conv', to: 'a' },
  { from: 'a', to: 'b-shortcut' },
  { from: 'b-shortcut', to: 'b' },
  { from: 'b', to: 'c' },
];
/** Four branches that meet. */
const inception = ['one', 'two', 'three', 'four'].flatMap((branch) =>
  chain('image', branch, 'concat'),
);
const nets = { chain: chain('image', 'hidden1', 'hidden2', 'output'), residual, inception };

const boxesOf = (edges: readonly { from: string; to: string }[]) =>
  [...new Set(edges.flatMap(({ from, to }) => [from, to]))].map((id, index) => ({
    id,
    width: 200,
    height: 40 + 20 * (index % 3),
  }));

describe.each(Object.entries(nets))('the layout of a network (%s)', (_, edges) => {
  const { boxes, edges: drawn, width, height } = networkLayout(boxesOf(edges), edges);

  it('has no box over another, and all within its frame', () => {
    boxes.forEach((box, index) => {
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      for (const other of boxes.slice(index + 1)) {
        const apart =
          box.x + box.width <= other.x ||
          other.x + other.width <= box.x ||
          box.y + box.height <= other.y ||
          other.y + other.height <= box.y;
        expect(apart, `${box.id} and ${other.id}`).toBe(true);
      }
    });
  });

  it('leads every edge down, from the one box to the other', () => {
    expect(drawn.map(({ from, to }) => ({ from, to }))).toEqual(edges);
    for (const { from, to, points } of drawn) {
      const [upper, lower] = [from, to].map((id) => boxes.find((box) => box.id === id));
      expect((upper?.y ?? NaN) + (upper?.height ?? NaN)).toBeLessThan(lower?.y ?? NaN);
      const heights = points.map(({ y }) => y);
      expect(heights).toEqual(heights.toSorted((a, b) => a - b));
      expect(heights[0]).toBeCloseTo((upper?.y ?? NaN) + (upper?.height ?? NaN), 6);
      expect(heights.at(-1)).toBeCloseTo(lower?.y ?? NaN, 6);
    }
  });

  it('is the same every time', () => {
    expect(networkLayout(boxesOf(edges), edges)).toEqual({ boxes, edges: drawn, width, height });
  });
});

it('edges go through their ends, straight or with rounded bends', () => {
  expect(edgePath([])).toBe('');
  expect(
    edgePath([
      { x: 0, y: 0 },
      { x: 0, y: 30 },
    ]),
  ).toBe('M0 0L0 30');
  expect(
    edgePath([
      { x: 0, y: 0 },
      { x: 10, y: 10 },
      { x: 10, y: 20 },
      { x: 0, y: 30 },
    ]),
  ).toBe('M0 0Q10 10 10 15Q10 20 0 30');
});
