import { tipHtml } from './chart-text.ts';
import type { Tip } from './chart-text.ts';
import { besidePoint } from './tooltip-place.ts';
import type { Pixel } from './tooltip-place.ts';

/** What ECharts tells of a tooltip that it wants to place. */
interface Placing {
  readonly contentSize: readonly [number, number];
  readonly viewSize: readonly [number, number];
}

/**
 * The tooltip of a series: what its points carry, standing beside them and off their line.
 *
 * @param line places of the line of the point, as shares of the plot from its upper left corner
 */
export function tipBeside(line: readonly Pixel[] = []) {
  return {
    formatter: ({ data }: { data: unknown }) => tipHtml((data as { tip: Tip }).tip),
    position: (
      pointer: [number, number],
      item: unknown,
      _element: unknown,
      mark: { x: number; y: number; width: number; height: number } | null,
      { contentSize, viewSize }: Placing,
    ): [number, number] => {
      const point: Pixel =
        mark === null ? pointer : [mark.x + mark.width / 2, mark.y + mark.height / 2];
      const index = (item as { dataIndex?: number }).dataIndex ?? 0;
      return besidePoint({
        point,
        line: around(point, line, index, viewSize),
        tooltip: contentSize,
        view: viewSize,
      });
    },
  };
}

/** What of a chart's size axes and their names take, about. */
const FRAME = [70, 80] as const;

/** A line in pixels, by the one of its places whose pixels are known. */
function around(point: Pixel, line: readonly Pixel[], index: number, view: Pixel): Pixel[] {
  const own = line[index];
  if (own === undefined) return [];
  return line.map(([x, y]): Pixel => [
    point[0] + (x - own[0]) * (view[0] - FRAME[0]),
    point[1] + (y - own[1]) * (view[1] - FRAME[1]),
  ]);
}
