import type { Language } from '../../contract/language.ts';
import type { ExportFormat } from '../../contract/report.ts';

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
  return `${fileStem(name)}-${id}${hasLanguage ? `-${language}` : ''}${ENDINGS[format]}`;
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

/** Letters and digits of any script stay; everything else becomes a hyphen. */
function fileStem(name: string): string {
  const stem = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    // A letter of two halves may have been cut in two.
    .replace(/[\uD800-\uDBFF]$/, '');
  return stem === '' ? 'experiment' : stem;
}
