/** What may stand on a shelf. */
export interface Kept {
  /** What the limit is counted in, e.g. bytes. */
  readonly size: number;
  dispose(): void;
}

/**
 * Keeps what is costly to make, by a key that says all that determines it. What was used longest ago
 * is disposed when a new thing makes the sizes exceed the limit; the newest always finds room.
 */
export class Shelf<T extends Kept> {
  readonly #limit: number;
  /** From what was used longest ago to what was used last. */
  readonly #things = new Map<string, T>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The thing of this key, or a new one. The shelf owns and disposes it. */
  get(key: string, make: () => T): T {
    return this.find(key) ?? this.put(key, make());
  }

  /** The thing of this key, if there is one. */
  find(key: string): T | undefined {
    const thing = this.#things.get(key);
    return thing && this.put(key, thing);
  }

  /** Makes a thing, which the shelf then owns and disposes, the newest. */
  put(key: string, thing: T): T {
    this.#things.delete(key);
    this.#things.set(key, thing);
    this.#makeRoom();
    return thing;
  }

  /** Disposes the thing of this key, if there is one. */
  drop(key: string): void {
    const thing = this.#things.get(key);
    this.#things.delete(key);
    thing?.dispose();
  }

  dispose(): void {
    for (const key of [...this.#things.keys()]) this.drop(key);
  }

  #makeRoom(): void {
    for (const key of [...this.#things.keys()].slice(0, -1)) {
      const size = [...this.#things.values()].reduce((sum, thing) => sum + thing.size, 0);
      if (size <= this.#limit) return;
      this.drop(key);
    }
  }
}
