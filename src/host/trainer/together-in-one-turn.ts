/** Hands on together what is told within one turn of the event loop, before anything else happens. */
export function togetherInOneTurn<T>(handOn: (all: readonly T[]) => void): (one: T) => void {
  let told: T[] = [];
  return (one) => {
    told.push(one);
    if (told.length > 1) return;
    queueMicrotask(() => {
      const all = told;
      told = [];
      handOn(all);
    });
  };
}
