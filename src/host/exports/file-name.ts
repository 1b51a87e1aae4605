import type { Language } from '../../contract/language.ts';
import type { ExportFormat } from '../../contract/report.ts';
import { fileStem } from '../../language/file-stem.ts';

/**
 * A name for an exported experiment that every file system takes. Reports in two languages can lie in
 * one folder; CSV and JSON have no language.
 */
export function fileNameOf(
  name: string,
  id: string,
  format: ExportFormat,
  language: Language,
): string {
  const hasLanguage = format !== 'csv' && format !== 'json' && language !== 'en';
  return `${fileStem(name) || 'experiment'}-${id}${hasLanguage ? `-${language}` : ''}${ENDINGS[format]}`;
}

/** What comes with figures is packed. */
const ENDINGS: Readonly<Record<ExportFormat, string>> = {
  html: '.html',
  pdf: '.pdf',
  md: '-markdown.zip',
  tex: '-latex.zip',
  csv: '.csv',
  json: '.json',
};
