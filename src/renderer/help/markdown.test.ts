import { describe, expect, it } from 'vitest';
import { headingId, pageOf } from './markdown.ts';

const addressOf = (file: string, heading: string) =>
  file === 'absent.md' ? null : `#/help/${file}?at=${heading}`;
const page = (text: string) => pageOf(text, addressOf);

describe('a document in the app', () => {
  it('has headings that addresses can name, in any script', () => {
    const { html, headings } = page('# Guide\n\n## Can it be `defended`?\n\n## 自己的对比');
    expect(headings).toEqual([
      { id: 'can-it-be-defended', text: 'Can it be defended?', level: 2 },
      { id: '自己的对比', text: '自己的对比', level: 2 },
    ]);
    expect(html).toContain('<h2 id="can-it-be-defended">');
    expect(html).not.toContain('<h1');
  });

  it('names headings as GitHub does, so that links between documents hold', () => {
    expect(headingId('What is recorded of a training')).toBe('what-is-recorded-of-a-training');
    expect(headingId('A ± B, or C')).toBe('a--b-or-c');
  });

  it('leads links to other documents, and their headings, within the app', () => {
    expect(page('[statistics](soundness.md#tests)').html).toContain(
      'href="#/help/soundness.md?at=tests"',
    );
    expect(page('[above](#start)').html).toContain('href="#/help/?at=start"');
  });

  it('leaves the words of links to what the app does not have', () => {
    expect(page('[the source](absent.md)').html).toBe('<p><a>the source</a></p>\n');
  });

  it('opens the web beside the app', () => {
    expect(page('[paper](https://example.org/a)').html).toContain(
      '<a href="https://example.org/a" target="_blank" rel="noopener">',
    );
  });

  it('shows no picture and passes on no HTML', () => {
    const { html } = page(
      'Text.\n\n<picture>\n  <img src="a.png">\n</picture>\n\n![b](b.png) <b>x</b>',
    );
    expect(html).not.toMatch(/<(img|picture|b)\b/);
    expect(html).toContain('<p>Text.</p>');
  });
});
