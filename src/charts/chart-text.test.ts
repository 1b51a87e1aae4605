import { describe, expect, it } from 'vitest';
import { tipHtml } from './chart-text.ts';

describe('tipHtml', () => {
  it('shows names as text, whatever they contain', () => {
    const html = tipHtml({ title: '<img src=x onerror=alert(1)>', lines: [['a & b', '1 < 2']] });
    expect(html).toContain('&lt;img src=x');
    expect(html).toContain('a &amp; b');
    expect(html).not.toContain('<img');
  });
});
