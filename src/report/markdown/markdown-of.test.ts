import { describe, expect, it } from 'vitest';
import { writtenDocument } from '../../contract/unused-fields.ts';
import { exampleInput, WICKED_NAME } from '../report-example.ts';
import { reportOf } from '../report-of.ts';
import { figuresOf } from '../written-report.ts';
import { markdownOf } from './markdown-of.ts';

const input = exampleInput(WICKED_NAME);
const report = reportOf(input);
const { text, figures } = markdownOf(report, 'figures');

describe('a report as Markdown', () => {
  it('shows a wicked name as text', () => {
    expect(text.split('\n')[0]).toBe(
      '# \\</script\\>\\<img src=x onerror=alert(1)\\> \\& 50 % of a\\_b \\| \\*c\\* {d} \\\\e',
    );
  });

  it('has the figures in tables whose rows all have the same cells', () => {
    expect(text).toMatch(/\| Strategy magnitude \|\s+0\.9 \|\s+3 \|\s+90% \|.* 93\.57 ± 1\.30 \|/);
    const tables = text.split('\n\n').filter((block) => block.startsWith('|'));
    expect(tables.length).toBeGreaterThan(8);
    for (const table of tables) {
      const cells = table.split('\n').map((row) => row.split(/(?<!\\)\|/).length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  it('shows every figure, which is an SVG file that needs nothing else', () => {
    const shown = [...text.matchAll(/!\[.+\]\((.+)\)/g)].map(([, path]) => path);
    expect(shown).toHaveLength(figuresOf(report).length);
    expect(figures.map(({ path }) => path)).toEqual(shown);
    for (const { content } of figures) {
      expect(content).toContain('<svg xmlns="http://www.w3.org/2000/svg"');
      expect(content.replaceAll('http://www.w3.org/', '')).not.toMatch(/https?:|<style|<script/);
    }
  });

  it('says where the figures of a picture are', () => {
    expect(text).toContain('Its figures: the table “Accuracy of every strategy at every level”.');
  });

  it('keeps what failed on one line', () => {
    expect(text).toContain('The trainer was "killed", and said so');
  });

  it('holds the document', () => {
    const [, json = ''] = /```json\n(.*?)\n```/s.exec(text) ?? [];
    expect(JSON.parse(json)).toEqual(writtenDocument(input.results.document));
  });
});
