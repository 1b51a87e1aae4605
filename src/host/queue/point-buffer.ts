import type { MetricPoint } from '../../contract/run.ts';

/** The points of a learning curve on their way into the database, in their order. */
export interface PointBuffer {
  /** Takes a point, and stores what can be stored at the moment. */
  add(point: MetricPoint): void;
  /** Stores all that is left; throws what storing throws. */
  flush(): void;
}

/** A full disk must not cost a curve its points: those that cannot be stored yet are kept. */
export function createPointBuffer(store: (point: MetricPoint) => void): PointBuffer {
  const left: MetricPoint[] = [];

  function flush(): void {
    for (let [next] = left; next !== undefined; [next] = left) {
      store(next);
      left.shift();
    }
  }

  return {
    add(point) {
      left.push(point);
      try {
        flush();
      } catch {
        // It is tried again with the next point, and before the result is stored: then it counts.
      }
    },
    flush,
  };
}
