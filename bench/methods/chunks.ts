/** As in the engine's training: what one call may take, in milliseconds. */
const CHUNK_MS = 150;

/**
 * Takes steps a chunk at a time, each chunk one call of `run`, as the engine's training does. The
 * size of a chunk is kept from one measurement to the next, so that none pays for finding it.
 *
 * @returns a function that takes some steps and gives the milliseconds that they took.
 */
export function inChunks(run: (steps: number) => void): (count: number) => number {
  let chunkSteps = 1;
  return (count) => {
    const started = performance.now();
    for (let done = 0; done < count;) {
      const taken = Math.min(chunkSteps, count - done);
      const chunkStarted = performance.now();
      run(taken);
      const elapsed = performance.now() - chunkStarted;
      // A last chunk that was cut short says little about a whole one.
      if (taken === chunkSteps) {
        const fitting = Math.floor((CHUNK_MS / elapsed) * taken);
        chunkSteps = Math.max(1, Math.min(2 * chunkSteps, fitting));
      }
      done += taken;
    }
    return performance.now() - started;
  };
}
