import { describe, expect, it } from 'vitest';
import { figureSvg } from '../../figures/figure-svg.ts';
import { exampleInput } from '../../report-example.ts';
import { reportOf } from '../../report-of.ts';
import { figuresOf } from '../../written-report.ts';
import { latexText } from '../latex-text.ts';
import { pgfOf } from './pgf-of.ts';

const svg = (content: string) => `<svg viewBox="0 0 100 50">${content}</svg>`;
/** The lines of what is drawn on 100 by 50 pixels, that is 60 by 30 points. */
const drawn = (content: string) => pgfOf(svg(content)).split('\n');

describe('a drawing in LaTeX', () => {
  it('has its origin at the lower left, and points for pixels', () => {
    const lines = drawn('<path d="M0 0L100 50" fill="none" stroke="#ff0000" stroke-width="2"/>');
    expect(lines).toContain('\\pgfpathrectangle{\\pgfpointorigin}{\\pgfqpoint{60.00bp}{30.00bp}}');
    expect(lines).toContain('\\pgfpathmoveto{\\pgfqpoint{0.00bp}{30.00bp}}');
    expect(lines).toContain('\\pgfpathlineto{\\pgfqpoint{60.00bp}{0.00bp}}');
    expect(lines).toContain('\\definecolor{workbenchFF0000}{HTML}{FF0000}');
    expect(lines).toContain('\\pgfsetlinewidth{1.20bp}');
    expect(lines).toContain('\\pgfusepath{stroke}');
  });

  it('does transforms, the innermost first, and lines grow with them', () => {
    const path = '<path d="M1 1L2 1" transform="scale(10)" stroke="#000" fill="none"/>';
    const lines = drawn(`<g transform="translate(10 0)">${path}</g>`);
    expect(lines).toContain('\\pgfpathmoveto{\\pgfqpoint{12.00bp}{24.00bp}}');
    expect(lines).toContain('\\pgfsetlinewidth{6.00bp}');
  });

  it('keeps a round arc round, whichever way it turns', () => {
    const lines = drawn('<path d="M50 15A10 10 0 0 1 60 25" fill="none" stroke="#000"/>');
    const [, curve = ''] = /\\pgfpathcurveto(.*)/.exec(lines.join('\n')) ?? [];
    const points = [...curve.matchAll(/\{([\d.]+)bp\}\{([\d.]+)bp\}/g)].map(([, x, y]) => [x, y]);
    // A quarter's handles are 0.5523 of the radius long: 10 pixels are 6 points.
    expect(points).toEqual([
      ['33.31', '21.00'],
      ['36.00', '18.31'],
      ['36.00', '15.00'],
    ]);
  });

  it('cuts off what a clip path cuts off, and covers as much as it should', () => {
    const lines = drawn(
      '<defs><clipPath id="c"><path d="M0 0l10 0l0 10Z" fill="#000"/></clipPath></defs>' +
        '<g clip-path="url(#c)"><polygon points="0 0 20 0 20 20" fill="rgb(0,0,255)" fill-opacity="0.14"/></g>',
    );
    expect(lines.indexOf('\\pgfusepath{clip}')).toBeGreaterThan(0);
    expect(lines.indexOf('\\pgfusepath{fill}')).toBeGreaterThan(
      lines.indexOf('\\pgfusepath{clip}'),
    );
    expect(lines).toContain('\\pgfsetfillopacity{0.14}');
  });

  it('sets words in the type of the document, upright, turned and in their place', () => {
    const [text, turned] = [
      '<text text-anchor="end" dominant-baseline="central" style="font-size:10px;font-weight:600;" x="50" y="25" fill="#000">5 &lt; 6 % &amp; ± 剪枝</text>',
      '<text text-anchor="middle" style="font-size:20px" transform="matrix(0,-1,1,0,50,25)" fill="#000">y</text>',
    ].map((one) => drawn(one));
    expect(text).toContain('\\pgftransformshift{\\pgfqpoint{30.00bp}{12.90bp}}');
    expect(text).toContain('\\pgftransformscale{0.600}');
    expect(text?.find((line) => line.startsWith('\\pgftext'))).toBe(
      '\\pgftext[base,right]{\\color{workbench000000}\\normalfont\\sffamily\\bfseries\\fontsize{10}{12}\\selectfont 5 $<$ 6 \\% \\& $\\pm$ 剪枝}',
    );
    expect(turned).toContain('\\pgftransformrotate{90.0}');
    expect(turned).toContain('\\pgftransformscale{1.200}');
  });

  it('leaves out what is not seen', () => {
    const lines = drawn(
      '<rect width="9" height="9" fill="none"/><rect width="9" height="9" fill="#fff" fill-opacity="0" stroke="#333" stroke-width="0"/>',
    );
    expect(lines).not.toContain('\\begin{pgfscope}');
  });

  it.each([
    ['an element', '<image href="x"/>', '"image"'],
    ['a gradient', '<rect width="1" height="1" fill="url(#g)"/>', '"url(#g)"'],
    ['a clip path that is missing', '<g clip-path="url(#c)"/>', '"url(#c)"'],
  ])('refuses %s that it does not know by name', (_what, content, name) => {
    expect(() => drawn(content)).toThrow(name);
  });

  it('keeps the lines of a close-up where they are seen, and lengths in what TeX can reckon', () => {
    // Down to a million pixels below, at a slope of 45 degrees.
    const lines = drawn('<path d="M0 0L1000000 1000000" fill="none" stroke="#000"/>');
    const [, x = '', y = ''] =
      /\\pgfpathlineto\{\\pgfqpoint\{(.+)bp\}\{(.+)bp\}\}/.exec(lines.join('\n')) ?? [];
    expect([x, y].map(Number)).toEqual([5000, -4970]);
  });

  it.each(['en', 'zh'] as const)('is there for every figure of a report (%s)', (language) => {
    const figures = figuresOf(reportOf({ ...exampleInput('A_b'), language }));
    expect(figures.length).toBeGreaterThan(5);
    for (const figure of figures) {
      const picture = pgfOf(figureSvg(figure));
      const bare = picture.replaceAll(/\\[{}]/g, '');
      expect(bare.split('{').length).toBe(bare.split('}').length);
      expect(picture.split('\\begin{pgfscope}').length).toBe(
        picture.split('\\end{pgfscope}').length,
      );
      expect(picture).not.toMatch(/NaN|undefined|Infinity/);
      for (const { name } of figure.legend) expect(picture).toContain(latexText(name));
      // A colour is defined before it is used.
      const defined = [...picture.matchAll(/\\definecolor\{(\w+)\}/g)].map(([, colour]) => colour);
      const used = [...picture.matchAll(/\\(?:pgfset\w+color|color)\{(\w+)\}/g)].map(([, c]) => c);
      expect(defined).toEqual(expect.arrayContaining(used));
    }
  });

  it('is there for the gradients of a network of many layers, shades and their scale', () => {
    const input = exampleInput('Deep');
    const layers = Array.from({ length: 20 }, (_one, index) => ({
      layer: `layer${index}`,
      gradientNorm: 0.5 ** index,
      units: null,
      deadUnits: null,
    }));
    const curves = Object.fromEntries(
      Object.entries(input.curves).map(([id, points]) => [
        id,
        points.map((point) => ({ ...point, layers })),
      ]),
    );
    const gradients = figuresOf(reportOf({ ...input, curves })).find(
      ({ id }) => id === 'gradients',
    );
    const picture = pgfOf(figureSvg(gradients as NonNullable<typeof gradients>));
    expect(picture).toContain('layer19');
    // The darkest shade is that of the largest norm.
    expect(picture).toContain('\\definecolor{workbench0A4F83}{HTML}{0A4F83}');
  });
});
