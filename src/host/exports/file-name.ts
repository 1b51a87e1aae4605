import type { ExportFormat } from '../../contract/report.ts';

/** A name for an exported experiment that every file system takes. */
export function fileNameOf(name: string, id: string, format: ExportFormat): string {
  return `${fileStem(name)}-${id}.${format}`;
}

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
