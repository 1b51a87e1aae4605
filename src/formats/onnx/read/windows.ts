import { say } from '../../../contract/sentence.ts';
import type { NodeCall } from './node-call.ts';

/** How a window moves along one axis. */
export interface Sliding {
  /** How many values it looks at, and how far apart they lie. */
  readonly entries: number;
  readonly dilation: number;
  /** How many values it spans. */
  readonly extent: number;
  readonly step: number;
  /** How many values there are. */
  readonly length: number;
  /** How many are put before and behind them. */
  readonly padding: readonly [number, number];
  /** How many more must be put behind them for its last position, which no padding is said of. */
  readonly beyond: number;
  /** How many positions it takes. */
  readonly positions: number;
}

/**
 * How a convolution or pooling moves over its input, axis by axis, from the attributes that all of
 * them share.
 *
 * @param extents of the window.
 * @param lengths of the input's axes.
 */
export function readWindow(
  call: NodeCall,
  extents: readonly number[],
  lengths: readonly number[],
): Sliding[] {
  const { attributes } = call;
  const rank = lengths.length;
  const list = (name: string, length: number, otherwise: number, least: number): number[] => {
    const found = attributes.ints(name) ?? Array.from({ length }, () => otherwise);
    if (found.length === length && found.every((entry) => entry >= least && entry < 2 ** 31)) {
      return [...found];
    }
    throw call.refusal(say`its attribute ${name}=[${found}] cannot be taken for ${rank} axes`);
  };
  const kernel = list('kernel_shape', rank, 0, 0);
  if (attributes.has('kernel_shape') && kernel.some((extent, axis) => extent !== extents[axis])) {
    throw call.refusal(say`its kernel_shape=[${kernel}] is not that of its weights, [${extents}]`);
  }
  const steps = list('strides', rank, 1, 1);
  const dilations = list('dilations', rank, 1, 1);
  if (dilations.some((dilation, axis) => dilation > 1 && (steps[axis] ?? 1) > 1)) {
    throw call.refusal(
      say`its attributes strides=[${steps}] and dilations=[${dilations}] are both above 1, which cannot be
        computed here`,
    );
  }
  const mode = attributes.text('auto_pad', 'NOTSET');
  const pads = list('pads', 2 * rank, 0, 0);
  if (!['NOTSET', 'VALID', 'SAME_UPPER', 'SAME_LOWER'].includes(mode)) {
    throw call.refusal(say`its attribute auto_pad=${mode} is not known`);
  }
  const rounding = attributes.int('ceil_mode', 0) === 1 ? 'up' : 'down';
  return lengths.map((length, axis) => {
    const entries = extents[axis] as number;
    if (entries < 1) throw call.refusal(say`its window [${extents}] is empty`);
    const dilation = entries === 1 ? 1 : (dilations[axis] as number);
    const extent = (entries - 1) * dilation + 1;
    const own = { entries, dilation, extent, step: steps[axis] as number, length };
    const padding =
      mode === 'NOTSET'
        ? ([pads[axis] as number, pads[axis + rank] as number] as const)
        : automaticPadding(mode, own);
    const sliding = slide(own, padding, rounding);
    if (sliding.positions >= 1) return sliding;
    throw call.refusal(say`its window of ${own.extent} does not fit into ${length} values`);
  });
}

type Plain = Pick<Sliding, 'entries' | 'dilation' | 'extent' | 'step' | 'length'>;

/** As many zeros as give an output for each step; an odd one stands behind (UPPER) or before. */
function automaticPadding(
  mode: string,
  { extent, step, length }: Plain,
): readonly [number, number] {
  if (mode === 'VALID') return [0, 0];
  const total = Math.max((Math.ceil(length / step) - 1) * step + extent - length, 0);
  const less = Math.floor(total / 2);
  return mode === 'SAME_UPPER' ? [less, total - less] : [total - less, less];
}

/** Rounding up, a last position that would begin behind the input and its first padding is left out. */
function slide(plain: Plain, padding: readonly [number, number], rounding: 'up' | 'down'): Sliding {
  const { extent, step, length } = plain;
  const room = length + padding[0] + padding[1] - extent;
  let last = rounding === 'up' ? Math.ceil(room / step) : Math.floor(room / step);
  if (rounding === 'up' && last * step >= length + padding[0]) last--;
  return {
    ...plain,
    padding,
    beyond: Math.max(last * step - room, 0),
    positions: room < 0 ? 0 : last + 1,
  };
}

/** Whether nothing is put around the input. */
export function isUnpadded(window: readonly Sliding[]): boolean {
  return window.every(({ padding: [before, behind], beyond }) => before + behind + beyond === 0);
}

/** Whether it is what tfjs and TensorFlow call padding `same`. */
export function isSame(window: readonly Sliding[]): boolean {
  return window.every((axis) => {
    const [before, behind] = automaticPadding('SAME_UPPER', axis);
    return (
      axis.padding[0] === before &&
      axis.padding[1] + axis.beyond === behind &&
      axis.positions === Math.ceil(axis.length / axis.step)
    );
  });
}
