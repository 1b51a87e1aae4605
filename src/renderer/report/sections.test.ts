import { expect, it } from 'vitest';
import { reportSectionSchema } from '../../contract/report.ts';
import { leftOut, sectionsWithout } from './sections.ts';

it('reads which sections are left out, whatever their order, and ignores what is none', () => {
  expect(leftOut('runs nonsense curves')).toEqual(['curves', 'runs']);
  expect(leftOut('')).toEqual([]);
});

it('keeps all others in the order of the report', () => {
  const kept = sectionsWithout(['summary', 'runs']);
  expect(kept).toHaveLength(reportSectionSchema.options.length - 2);
  expect(kept[0]).toBe('notes');
  expect(sectionsWithout([])).toEqual(reportSectionSchema.options);
});
