import { strToU8, zipSync } from 'fflate';
import type { WrittenReport } from '../../report/written-report.ts';

/** A report and its figures in one .zip, from where both can be unpacked anywhere. */
export function zippedReport(mainName: string, { text, figures }: WrittenReport): Uint8Array {
  const files = [{ path: mainName, content: text }, ...figures];
  return zipSync(Object.fromEntries(files.map(({ path, content }) => [path, strToU8(content)])));
}
