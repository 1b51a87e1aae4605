import { describe, expect, it } from 'vitest';
import { CHART_INK } from './palette.ts';
import { standaloneSvg } from './standalone-svg.ts';
import type { PictureInput } from './standalone-svg.ts';

const entry = { opacity: 1, dashes: 'none', mark: 'M0 0z' };
const input: PictureInput = {
  chart: '<svg width="400" height="200"><path d="M1 1"/></svg>',
  width: 400,
  height: 200,
  title: 'Accuracy & size',
  subtitle: '',
  legend: [],
  ink: CHART_INK.light,
  widthOf: (text) => text.length * 8,
};

describe('a picture that stands by itself', () => {
  it('has a ground, a title and the chart, and inherits nothing', () => {
    const { svg, width, height } = standaloneSvg(input);
    expect(width).toBe(432);
    expect(height).toBeGreaterThan(200);
    expect(svg).toContain(`<rect width="432" height="${height}" fill="#ffffff"/>`);
    expect(svg).toContain('<path d="M1 1"/>');
    expect(svg).toContain('Accuracy &amp; size');
    expect(svg.match(/<svg/g)).toHaveLength(1);
    expect(svg).not.toMatch(/inherit|var\(/);
  });

  it('grows by the rows that its legend and a long title need', () => {
    const legend = ['Magnitude', 'A strategy with quite a long name', 'Other'].map((name) => ({
      ...entry,
      name,
      colour: '#0072b2',
      fill: '#0072b2',
    }));
    const plain = standaloneSvg(input).height;
    expect(standaloneSvg({ ...input, legend }).height).toBe(plain + 2 * 20);
    const title = 'Final accuracy against the compression ratio that was achieved by each';
    expect(standaloneSvg({ ...input, title }).height).toBe(plain + 22);
    const chinese = '最终准确率随实际压缩比的变化'.repeat(4);
    expect(standaloneSvg({ ...input, title: chinese }).height).toBe(plain + 22);
  });
});
