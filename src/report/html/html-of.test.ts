import { describe, expect, it } from 'vitest';
import { writtenDocument } from '../../contract/unused-fields.ts';
import { exampleInput, WICKED_NAME } from '../report-example.ts';
import { reportOf } from '../report-of.ts';
import { htmlOf } from './html-of.ts';
import { markup, trusted } from '../markup.ts';

const input = exampleInput(WICKED_NAME);
/** Without what nothing reads. */
const asWritten = writtenDocument(input.results.document);
const page = htmlOf(reportOf(input));

describe('markup', () => {
  it('escapes what is inserted, in lists too, and leaves markup alone', () => {
    const bold = markup`<b title="${'"x'}">${'<&>'}</b>`;
    expect(markup`<p>${bold}${['a<', 2, null]}${trusted('<br>')}</p>`.text).toBe(
      '<p><b title="&quot;x">&lt;&amp;&gt;</b>a&lt;2<br></p>',
    );
  });
});

describe('a report as HTML', () => {
  it('needs nothing from anywhere, and lets nothing run', () => {
    const plain = page.replaceAll('&#39;', "'");
    expect(plain).toContain(`content="default-src 'none'; style-src`);
    expect(plain).not.toMatch(/https?:|\bsrc="|@import|url\((?!#)/);
    expect(page.match(/<script\b[^>]*>/g)).toEqual([
      '<script type="application/json" id="experiment-document">',
    ]);
  });

  it('shows a wicked name as text', () => {
    expect(page).not.toContain('<img');
    expect(page).toContain('<h1>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &amp; 50 %');
    expect(page.match(/<\/script>/g)).toHaveLength(1);
  });

  it('holds the document, so that it can be run again', () => {
    const [, json = ''] =
      /<script type="application\/json" id="experiment-document">(.*?)<\/script>/s.exec(page) ?? [];
    expect(JSON.parse(json)).toEqual(asWritten);
    const [, address = ''] = /href="data:application\/json;charset=utf-8,([^"]*)"/.exec(page) ?? [];
    expect(JSON.parse(decodeURIComponent(address.replaceAll('&#39;', "'")))).toEqual(asWritten);
  });

  it('draws every figure with a name, in colours that follow the look', () => {
    const figures = page.match(/<figure /g) ?? [];
    expect(figures).toHaveLength(7);
    expect(page.match(/<svg role="img" viewBox="[\d .]+"><title>[^<]+<\/title>/g)).toHaveLength(7);
    expect(page).toContain('stroke="var(--c0072b2)"');
    expect(page).toContain('--c0072b2:#0072b2');
    expect(page).toContain('--c0072b2:#4aa3df');
    expect(page).not.toContain('NaN');
  });

  it('gives tables a caption, heads with a scope, and the exact value of each figure', () => {
    const tables = page.match(/<table>\n<caption>/g) ?? [];
    expect(tables).toHaveLength((page.match(/<table>/g) ?? []).length);
    expect(page).toContain('<th scope="rowgroup" rowspan="2" class="left">Strategy magnitude</th>');
    expect(page).toContain(`<data value="${(0.9307 + 0.9411 + 0.9352) / 3}">93.57 ± 1.30</data>`);
  });

  it('has every id once, and every link inside leads somewhere', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links).toHaveLength(13);
    expect(ids).toEqual(expect.arrayContaining(links));
  });
});
