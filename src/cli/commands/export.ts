import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../contract/errors.ts';
import type { Language } from '../../contract/language.ts';
import type { ExportedFile, ExportFormat } from '../../contract/report.ts';
import type { Reader } from '../../host/reader.ts';
import { getExperiment } from '../find-experiment.ts';
import { writeWhole } from '../output-file.ts';

/** `export ID`: which experiment, as what, and where to; without `out` to standard output. */
export interface ExportOptions {
  readonly typed: string;
  readonly format: ExportFormat;
  readonly language: Language;
  /** A file, or a folder that takes it under the name that the workbench proposes. */
  readonly out: string | undefined;
}

/**
 * Writes an experiment in some format, and nothing else, to a file or to standard output.
 *
 * @throws UserError when bytes would be written to a terminal
 */
export async function exportExperiment(
  reader: Reader,
  { typed, format, language, out }: ExportOptions,
): Promise<void> {
  const { id } = await getExperiment(reader, typed);
  if (out === undefined && format === 'pdf' && process.stdout.isTTY) {
    throw new UserError('A PDF is nothing for a terminal: name a file with --out report.pdf.');
  }
  const file = await reader.experiments.export({ id, format, language });
  if (out === undefined) process.stdout.write(contentOf(file));
  else await writeWhole(await fileAt(out, file), contentOf(file));
}

/** Text as it is, ended by a line break; anything else as bytes. */
function contentOf({ content, encoding }: ExportedFile): string | Uint8Array {
  if (encoding === 'base64') return Buffer.from(content, 'base64');
  return content.endsWith('\n') ? content : `${content}\n`;
}

async function fileAt(out: string, { fileName }: ExportedFile): Promise<string> {
  const info = await stat(out).catch(() => undefined);
  return info?.isDirectory() === true ? join(out, fileName) : out;
}
