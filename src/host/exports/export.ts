import type { ExportFormat } from '../../contract/contract.ts';
import type { Comparison, Results } from '../../contract/results.ts';
import { csvOf } from './csv.ts';
import { markdownOf } from './markdown.ts';

export interface ExportedFile {
  /** Proposed to the user; safe on every file system. */
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: string;
}

/** Writes an experiment in a format that others read. */
export function exportResults(
  format: ExportFormat,
  results: Results,
  comparison: Comparison,
): ExportedFile {
  const fileName = `${fileStem(results.document.name)}-${results.id}.${format}`;
  switch (format) {
    case 'json': {
      const content = `${JSON.stringify(results, null, 2)}\n`;
      return { fileName, mediaType: 'application/json', content };
    }
    case 'csv':
      return { fileName, mediaType: 'text/csv', content: csvOf(results) };
    case 'md':
      return { fileName, mediaType: 'text/markdown', content: markdownOf(results, comparison) };
  }
}

/** Letters and digits of any script stay; everything else becomes a hyphen. */
function fileStem(name: string): string {
  const stem = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return stem === '' ? 'experiment' : stem;
}
