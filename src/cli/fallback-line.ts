import { textOf } from '../contract/sentence.ts';
import type { Host } from '../host/host.ts';

/** A line for who would expect a GPU where the processor computes, and none where nobody would. */
export async function printFallback({ fallback }: Pick<Host, 'fallback'>): Promise<void> {
  const why = await fallback();
  if (why !== null) console.log(`Note: ${textOf(why)}`);
}
