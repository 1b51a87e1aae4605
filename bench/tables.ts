import { markdownTable } from 'markdown-table';
import type { Contender } from './contenders.ts';
import { PYTORCH } from './contenders.ts';
import type { Measurement, NetResult } from './measure-net.ts';
import { nets } from './nets.ts';

/** A table of one figure per contender for each net; `-` where a contender does not suit the net. */
export function figureTable(
  results: readonly NetResult[],
  contenders: readonly Contender[],
  figure: (measurement: Measurement) => string,
): string {
  return table(
    ['net', ...contenders.map(({ id }) => id)],
    results.map(({ net, measurements }) => [
      net,
      ...contenders.map(({ id }) => {
        const measurement = measurements.find(({ contender }) => contender === id);
        return measurement ? figure(measurement) : '-';
      }),
    ]),
  );
}

/** How many times as fast the compiled step is, with the targets, and how near to its limit. */
export interface Ratios {
  readonly net: string;
  /** Against the better of the two memory layouts; null without PyTorch. */
  readonly pytorch: number | null;
  readonly modelFit: number;
  readonly eager: number;
  /** Time of the bare products / time of the compiled step: 1 would be the limit. */
  readonly products: number;
}

/** @throws Error where a contender that is always there is missing. */
export function ratiosOf({ net, measurements }: NetResult): Ratios {
  const findMs = (id: string) =>
    measurements.find(({ contender }) => contender === id)?.stepMs ?? null;
  const getMs = (id: string) => {
    const stepMs = findMs(id);
    if (stepMs === null) throw new Error(`${net} has no measurement of ${id}.`);
    return stepMs;
  };
  const compiled = getMs('compiled');
  const layouts = [findMs(PYTORCH.default), findMs(PYTORCH.channelsLast)].filter(
    (stepMs) => stepMs !== null,
  );
  return {
    net,
    pytorch: layouts.length === 0 ? null : Math.min(...layouts) / compiled,
    modelFit: getMs('model.fit') / compiled,
    eager: getMs('eager') / compiled,
    products: getMs('products') / compiled,
  };
}

/** The ratios of each net beside their targets. */
export function ratioTable(ratios: readonly Ratios[]): string {
  return table(
    ['net', 'PyTorch', 'target', 'model.fit', 'target', 'eager', 'products / step'],
    ratios.map(({ net, pytorch, modelFit, eager, products }) => {
      const targets = nets.find(({ id }) => id === net)?.targets;
      return [
        net,
        pytorch === null ? '-' : times(pytorch),
        verdict(pytorch, targets?.pytorch),
        times(modelFit),
        verdict(modelFit, targets?.modelFit),
        times(eager),
        `${(100 * products).toFixed(0)} %`,
      ];
    }),
  );
}

/** A target and whether it is met, such as `2.0x met`. */
export function verdict(ratio: number | null, target: number | undefined): string {
  if (target === undefined) return '';
  const wanted = `${target.toFixed(1)}x`;
  if (ratio === null) return wanted;
  return `${wanted} ${ratio >= target ? 'met' : 'MISSED'}`;
}

/** A ratio, such as `2.14x`. */
export function times(ratio: number): string {
  return `${ratio.toFixed(2)}x`;
}

/** A table in Markdown, the first column to the left and figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable([[...head], ...rows.map((row) => [...row])], {
    align: head.map((_, index) => (index === 0 ? 'l' : 'r')),
  });
}
