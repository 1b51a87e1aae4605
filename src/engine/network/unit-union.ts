import type { Sentence } from '../../contract/sentence.ts';

/**
 * For each entry of an axis, the unit that it belongs to, as a number of a `UnitUnion`. Several
 * entries may be one unit's: behind a flatten those of one channel at every position.
 */
export type Units = readonly number[];

/**
 * Which units of a network can only go together, and which cannot go at all: a union-find over what
 * began as a unit of one layer.
 */
export class UnitUnion {
  readonly #parents: number[] = [];
  readonly #reasons = new Map<number, Sentence>();

  /** So many new units, each by itself. */
  make(count: number): Units {
    const first = this.#parents.length;
    for (let unit = first; unit < first + count; unit++) this.#parents.push(unit);
    return Array.from({ length: count }, (_, index) => first + index);
  }

  /** The one that stands for all that go together with this unit: of them the first that was made. */
  find(unit: number): number {
    let root = unit;
    while (this.#parents[root] !== root) root = this.#parents[root] as number;
    // Every search shortens the way of those after it.
    let next = unit;
    while (next !== root) {
      const parent = this.#parents[next] as number;
      this.#parents[next] = root;
      next = parent;
    }
    return root;
  }

  /** From now on these go together, entry by entry. Throws where there are more of one than of the other. */
  tie(some: Units, others: Units): void {
    if (some.length !== others.length) {
      throw new Error(`${some.length} units cannot be tied to ${others.length}.`);
    }
    some.forEach((unit, index) => {
      const [first, second] = [this.find(unit), this.find(others[index] as number)].sort(
        (one, other) => one - other,
      ) as [number, number];
      const reason = this.#reasons.get(second);
      if (reason && !this.#reasons.has(first)) this.#reasons.set(first, reason);
      this.#parents[second] = first;
    });
  }

  /** These cannot be removed, nor what is tied to them. The last reason is the one that is told. */
  keep(units: Units, reason: Sentence): void {
    for (const unit of units) this.#reasons.set(this.find(unit), reason);
  }

  /** Why a unit cannot be removed, if it cannot. */
  reasonOf(unit: number): Sentence | undefined {
    return this.#reasons.get(this.find(unit));
  }
}
