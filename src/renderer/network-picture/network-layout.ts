import dagre from '@dagrejs/dagre';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box to be placed, in pixels. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** A box with its upper left corner. */
export interface PlacedBox extends Box {
  readonly x: number;
  readonly y: number;
}

/** From the lower side of a box to the upper side of another. */
export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

export interface NetworkLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly PlacedEdge[];
}

/** Between boxes one under another, and beside each other. */
const GAP = { below: 30, beside: 16 };
const MARGIN = 12;

/**
 * Places boxes from the input at the top to the output at the bottom, branches beside each other: the
 * layered drawing of Gansner, Koutsofios, North and Vo, "A Technique for Drawing Directed Graphs",
 * 1993, as dagre does it.
 *
 * @param boxes each behind those that lead to it.
 */
export function networkLayout(
  boxes: readonly Box[],
  edges: readonly { readonly from: string; readonly to: string }[],
): NetworkLayout {
  const graph = new dagre.graphlib.Graph()
    .setGraph({
      rankdir: 'TB',
      ranksep: GAP.below,
      nodesep: GAP.beside,
      edgesep: GAP.beside,
      marginx: MARGIN,
      marginy: MARGIN,
    })
    .setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  for (const { from, to } of edges) graph.setEdge(from, to);
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const placed = new Map(
    boxes.map((box) => {
      const { x, y } = graph.node(box.id) as Point;
      return [box.id, { ...box, x: x - box.width / 2, y: y - box.height / 2 }] as const;
    }),
  );
  return {
    width,
    height,
    boxes: [...placed.values()],
    edges: edges.map(({ from, to }) => {
      const { points } = graph.edge(from, to) as { points: Point[] };
      const [upper, lower] = [placed.get(from), placed.get(to)] as [PlacedBox, PlacedBox];
      const bends = points.slice(1, -1);
      return {
        from,
        to,
        points: [
          { x: within(upper, bends[0]), y: upper.y + upper.height },
          ...bends,
          { x: within(lower, bends.at(-1)), y: lower.y },
        ],
      };
    }),
  };
}

/** Where on a side of a box an edge begins or ends: as near to its next bend as looks well. */
function within({ x, width }: PlacedBox, bend: Point | undefined): number {
  const corner = width / 6;
  return Math.min(x + width - corner, Math.max(x + corner, bend?.x ?? x + width / 2));
}

/** An edge as an SVG path, its bends rounded. */
export function edgePath(points: PlacedEdge['points']): string {
  const [first, ...others] = points;
  const last = others.pop();
  if (first === undefined || last === undefined) return '';
  const text = ({ x, y }: Point) => `${round(x)} ${round(y)}`;
  const bends = others.map((point, index) => {
    const next = others[index + 1] ?? last;
    const end = index === others.length - 1 ? last : between(point, next);
    return `Q${text(point)} ${text(end)}`;
  });
  return `M${text(first)}${bends.length === 0 ? `L${text(last)}` : bends.join('')}`;
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
