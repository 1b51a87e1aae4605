/** What a run tells on its way into the database, in its order. */
export interface WriteBuffer {
  /** Takes something to be written, and writes what can be written at the moment. */
  add(write: () => void): void;
  /** Writes all that is left; throws what writing throws. */
  flush(): void;
}

/** A full disk must not cost a run what it told: what cannot be written yet is kept. */
export function createWriteBuffer(): WriteBuffer {
  const left: (() => void)[] = [];

  function flush(): void {
    for (let [next] = left; next !== undefined; [next] = left) {
      next();
      left.shift();
    }
  }

  return {
    add(write) {
      left.push(write);
      try {
        flush();
      } catch {
        // It is tried again with the next, and before the result is stored: then it counts.
      }
    },
    flush,
  };
}
