/** Gives names out once each: one that is taken gets a number behind it. */
export function uniqueNames(): (wanted: string) => string {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return (wanted) => {
    let name = wanted;
    let count = counts.get(wanted) ?? 0;
    while (taken.has(name)) name = `${wanted}_${(count += 1)}`;
    counts.set(wanted, count);
    taken.add(name);
    return name;
  };
}
