/** A mark of a chart, in pixels of a plot. */
export interface PlacedMark {
  readonly series: string;
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

/** What has to be told apart in a chart. */
export interface Overlaps {
  /** Pixels by which marks step aside, by key; those that have a place of their own are not in it. */
  readonly aside: ReadonlyMap<string, number>;
  /** Series of which some part of the line lies on that of an earlier one. */
  readonly hidingLines: ReadonlySet<string>;
}

/** Marks closer together than this hide each other. */
const SAME_PLACE = 5;
/** Between marks that stand beside each other: as wide as they are. */
const STEP = 9;

/**
 * Which marks of different series lie on each other, and how far each steps aside so that all can be
 * seen: to the left and right of the place they share, in the order they come in.
 *
 * @param marks of each series in the order of its line
 */
export function overlapsOf(marks: readonly PlacedMark[]): Overlaps {
  const groups = groupsOf(marks);
  const aside = new Map<string, number>();
  for (const group of groups) {
    const series = [...new Set(group.map((mark) => mark.series))];
    if (series.length < 2) continue;
    for (const mark of group) {
      aside.set(mark.key, (series.indexOf(mark.series) - (series.length - 1) / 2) * STEP);
    }
  }
  return { aside, hidingLines: hidingLines(marks, groups) };
}

function isSamePlace(one: PlacedMark, other: PlacedMark): boolean {
  return Math.abs(one.x - other.x) <= SAME_PLACE && Math.abs(one.y - other.y) <= SAME_PLACE;
}

/** Marks around the first of each group: a chain of near ones would wander over the plot. */
function groupsOf(marks: readonly PlacedMark[]): PlacedMark[][] {
  const groups: PlacedMark[][] = [];
  for (const mark of marks) {
    const group = groups.find(([first]) => first !== undefined && isSamePlace(first, mark));
    if (group === undefined) groups.push([mark]);
    else group.push(mark);
  }
  return groups;
}

function hidingLines(
  marks: readonly PlacedMark[],
  groups: readonly (readonly PlacedMark[])[],
): Set<string> {
  const groupOf = new Map(groups.flatMap((group, index) => group.map(({ key }) => [key, index])));
  const seen = new Set<string>();
  const hiding = new Set<string>();
  for (const [series, line] of Map.groupBy(marks, (mark) => mark.series)) {
    const pieces = line.slice(1).map((mark, index) => {
      const ends = [groupOf.get(line[index]?.key ?? ''), groupOf.get(mark.key)];
      return ends.sort((a = 0, b = 0) => a - b).join(' ');
    });
    if (pieces.some((piece) => seen.has(piece))) hiding.add(series);
    for (const piece of pieces) seen.add(piece);
  }
  return hiding;
}
