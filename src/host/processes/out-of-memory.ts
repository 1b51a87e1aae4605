import { say } from '../../contract/sentence.ts';
import type { Sentence } from '../../contract/sentence.ts';

/** V8's own words, when its heap is at the limit. */
const HEAP = /JavaScript heap out of memory|Reached heap limit/;

/**
 * Those of C++, of V8 for what lies outside its heap, of Linux, of TensorFlow ("OOM when allocating tensor
 * with shape[...] on /device:GPU:0") and of CUDA.
 */
const ALLOCATION =
  /Fatal process out of memory|failed to map segment|std::bad_alloc|Array buffer allocation failed|Cannot allocate memory|ENOMEM|OOM when allocating|RESOURCE_?EXHAUSTED|ran out of memory|failed to allocate|CUDA_ERROR_OUT_OF_MEMORY/i;

/**
 * What a process had to say when its memory ran out.
 *
 * @param words its last ones, or the message of an error
 * @returns the rest of a sentence that begins with what it was; undefined where that was not it
 */
export function memoryTrouble(words: string): Sentence | undefined {
  if (HEAP.test(words)) return say`ran out of memory: its JavaScript heap was full`;
  const line = words.split('\n').find((one) => ALLOCATION.test(one));
  return line === undefined ? undefined : say`could not get more memory: ${line.trim()}`;
}

/** As {@link memoryTrouble}, of a process that the kernel ended. */
export const ENDED_FOR_MEMORY = say`was ended by the system, since the memory had run out`;
