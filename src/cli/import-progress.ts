import type { ImportProgress } from '../contract/uploads.ts';
import { bytesText } from './figures.ts';

/** A line when the files are there, and on a terminal how far they are meanwhile. */
export function importProgress(): (progress: ImportProgress) => void {
  const terminal = process.stdout.isTTY;
  return ({ sentBytes, totalBytes, reading }) => {
    if (terminal) {
      const percent = Math.floor((100 * sentBytes) / Math.max(1, totalBytes));
      process.stdout.write(
        `\rCopying ${bytesText(totalBytes)}: ${percent} %${reading ? '\n' : ''}`,
      );
    }
    if (reading) console.log(`Reading ${bytesText(totalBytes)} …`);
  };
}
