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

  it('joins the lines of a Chinese paragraph without a blank, and others with one', () => {
    const joined = (text: string) =>
      page(text)
        .html.replace(/<[^>]+>/g, '')
        .trimEnd();
    expect(joined('它用来看看，\n不足以得出结论')).toBe('它用来看看，不足以得出结论');
    expect(joined('由 **策略**\n**对照** 组成')).toBe('由 策略对照 组成');
    expect(joined('旁边的 MNIST\n随附在内')).toBe('旁边的 MNIST\n随附在内');
    expect(joined('two\nlines')).toBe('two\nlines');
  });

  it('lets the keyboard scroll code, which stays as it is', () => {
    expect(page('```sh\na < b && c\n```').html).toBe(
      '<pre tabindex="0"><code>a &lt; b &amp;&amp; c\n</code></pre>\n',
    );
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
