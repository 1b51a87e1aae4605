import { expect, it } from 'vitest';
import { exampleInput } from '../report-example.ts';
import { reportOf } from '../report-of.ts';
import { figuresOf } from '../written-report.ts';
import { figureSvg } from './figure-svg.ts';
import { legendRows, ROW_HEIGHT } from './legend-rows.ts';

const style = { colour: '#0072b2', mark: null, line: 'solid', hollow: false } as const;
const names = (...entries: string[]) => entries.map((name) => ({ name, style }));

it('a picture has its legend below, a name for who does not see it, and nothing for pointers', () => {
  const [figure] = figuresOf(reportOf(exampleInput('A')));
  if (figure === undefined) throw new Error('The example has no figure.');
  const svg = figureSvg(figure);
  for (const { name } of figure.legend) expect(svg).toContain(`>${name}</text>`);
  expect(svg).toContain(`<title>${figure.alternative}</title>`);
  const [, height] = /viewBox="0 0 760 (\d+)"/.exec(svg) ?? [];
  expect(Number(height)).toBeGreaterThan(figure.height);
  expect(svg).not.toMatch(/class=|pointer-events|inherit/);
  expect(figureSvg({ ...figure, legend: [] })).toContain(`viewBox="0 0 760 ${figure.height}"`);
});

it('a legend has as many rows as its width asks for, each in the middle', () => {
  const { placed, height } = legendRows(names('one', 'two', 'a name of some length'), 200);
  expect(height).toBe(2 * ROW_HEIGHT);
  expect(placed.map(({ y }) => y)).toEqual([0, 0, ROW_HEIGHT]);
  const [one, two, long] = placed.map(({ x }) => x);
  expect(one).toBeGreaterThan(0);
  expect(two).toBeGreaterThan(one ?? 0);
  expect(long).toBeGreaterThan(0);
  expect(legendRows(names('x'.repeat(100)), 200).placed[0]?.x).toBe(0);
  expect(legendRows([], 200)).toEqual({ placed: [], height: 0 });
});
