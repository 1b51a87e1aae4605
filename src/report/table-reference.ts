import type { ReportTable, TableReference } from './report.ts';

/** Leads to a table that stands elsewhere in the report. */
export function referenceTo({ id, caption }: ReportTable): TableReference {
  return { kind: 'reference', id, caption };
}
