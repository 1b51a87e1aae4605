import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../contract/errors.ts';
import type { Language } from '../../contract/language.ts';
import type { ExportedFile, ExportFormat } from '../../contract/report.ts';
import type { Reader } from '../../host/reader.ts';
import { getExperiment } from '../find-experiment.ts';
import { writeWhole } from '../output-file.ts';
import { figuresFolderOf, unpackReport } from '../unpacked-report.ts';

/** `export ID`: which experiment, as what, and where to; without `out` to standard output. */
export interface ExportOptions {
  readonly typed: string;
  readonly format: ExportFormat;
  readonly language: Language;
  /** A file, or a folder that takes it under the name that the workbench proposes. */
  readonly out: string | undefined;
}

/**
 * Writes an experiment in some format, and nothing else, to a file or to standard output. A report with
 * figures beside it goes into a .zip where `out` is one or a folder, and else beside `out`.
 *
 * @throws UserError when bytes would be written to a terminal, or figures to standard output
 */
export async function exportExperiment(
  reader: Reader,
  { typed, format, language, out }: ExportOptions,
): Promise<void> {
  const { id } = await getExperiment(reader, typed);
  if (out === undefined) {
    await toStandardOutput(reader, { id, format, language });
    return;
  }
  const isFolder = (await stat(out).catch(() => undefined))?.isDirectory() === true;
  if ((format === 'md' || format === 'tex') && !isFolder && !out.endsWith('.zip')) {
    const figuresIn = figuresFolderOf(out);
    const file = await reader.experiments.export({ id, format, language, figuresIn });
    await unpackReport(out, Buffer.from(file.content, 'base64'));
    return;
  }
  const file = await reader.experiments.export({ id, format, language });
  await writeWhole(isFolder ? join(out, file.fileName) : out, contentOf(file));
}

async function toStandardOutput(
  reader: Reader,
  asked: { readonly id: string; readonly format: ExportFormat; readonly language: Language },
): Promise<void> {
  const { format } = asked;
  if (format === 'md' || format === 'tex') {
    throw new UserError(
      `This report has its figures in files of their own: name a file with --out report.${format}, or a .zip.`,
    );
  }
  if (format === 'pdf' && process.stdout.isTTY) {
    throw new UserError('A PDF is nothing for a terminal: name a file with --out report.pdf.');
  }
  process.stdout.write(contentOf(await reader.experiments.export(asked)));
}

/** Text as it is, ended by a line break; anything else as bytes. */
function contentOf({ content, encoding }: ExportedFile): string | Uint8Array {
  if (encoding === 'base64') return Buffer.from(content, 'base64');
  return content.endsWith('\n') ? content : `${content}\n`;
}
