import { reportSectionSchema } from '../../contract/report.ts';
import type { ReportSection } from '../../contract/report.ts';

/** The sections that the address leaves out: `without=curves runs`. Unknown names mean nothing. */
export function leftOut(without: string): readonly ReportSection[] {
  const names = without.split(' ');
  return reportSectionSchema.options.filter((section) => names.includes(section));
}

/** All other sections, in their order. */
export function sectionsWithout(omitted: readonly ReportSection[]): ReportSection[] {
  return reportSectionSchema.options.filter((section) => !omitted.includes(section));
}
