import type { ExportFormat } from '../../contract/contract.ts';
import type { Reader } from '../../host/reader.ts';
import { getExperiment } from '../find-experiment.ts';
import { writeWhole } from '../output-file.ts';

/** `export ID`: which experiment, as what, and where to; without `out` to standard output. */
export interface ExportOptions {
  readonly typed: string;
  readonly format: ExportFormat;
  readonly out: string | undefined;
}

/** Writes an experiment as a document, and nothing else, to a file or to standard output. */
export async function exportExperiment(
  reader: Reader,
  { typed, format, out }: ExportOptions,
): Promise<void> {
  const { id } = await getExperiment(reader, typed);
  const { content } = await reader.experiments.export({ id, format });
  if (out === undefined) {
    process.stdout.write(content.endsWith('\n') ? content : `${content}\n`);
  } else {
    await writeWhole(out, content);
  }
}
