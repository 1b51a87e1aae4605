import { say } from '../../../contract/sentence.ts';
import { cannotWrite, numberIn, requireChannelsLast, sizesIn, type Call } from './call.ts';
import { ints, type Attribute } from './messages.ts';
import type { Padding, Value } from './value.ts';

/** Windows that are moved over the axes of a map, as convolutions and pooling have them. */
export interface Windows {
  /** Of the map that they give, without its channels. */
  readonly places: readonly number[];
  /** `strides`, and where they are needed `pads`. */
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** Whether something is put around the map. */
  readonly isPadded: boolean;
}

export interface WindowShape {
  /** The sides of a window. */
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  readonly dilations?: readonly number[];
}

/**
 * Where the windows of a layer stand.
 *
 * @param input the map, with the padding that a layer before puts around it
 * @param own what the layer itself puts around it, where that is not said by the name of a padding
 */
export function windowsOf(
  call: Call,
  input: Value,
  { sizes, strides, dilations = sizes.map(() => 1) }: WindowShape,
  own?: Padding['amounts'],
): Windows {
  requireChannelsLast(call);
  const mode = own ? 'valid' : (call.config['padding'] ?? 'valid');
  const spans = sizes.map((size, axis) => (size - 1) * (dilations[axis] as number) + 1);
  const amounts = spans.map((span, axis) => {
    const length = input.shape[axis] as number;
    const around = own?.[axis] ?? amountOf(call, mode, length, span, strides[axis] as number);
    const [before, behind] = input.padding?.amounts[axis] ?? [0, 0];
    return { length, around, pads: [before + around[0], behind + around[1]] as const };
  });
  const places = amounts.map(({ length, around: [before, behind] }, axis) => {
    const room = length + before + behind - (spans[axis] as number);
    return Math.floor(room / (strides[axis] as number)) + 1;
  });
  const pads = [...amounts.map(({ pads }) => pads[0]), ...amounts.map(({ pads }) => pads[1])];
  const isPadded = pads.some((pad) => pad > 0);
  const attributes = {
    ...(dilations.some((dilation) => dilation > 1) && { dilations: ints(dilations) }),
    strides: ints(strides),
    ...(isPadded && { pads: ints(pads) }),
  };
  return { places, attributes, isPadded };
}

/** TensorFlow's "same" puts one more behind than before where their number is odd. */
function amountOf(
  call: Call,
  mode: unknown,
  length: number,
  span: number,
  stride: number,
): readonly [number, number] {
  switch (mode) {
    case 'valid':
      return [0, 0];
    case 'same': {
      const total = Math.max((Math.ceil(length / stride) - 1) * stride + span - length, 0);
      return [Math.floor(total / 2), Math.ceil(total / 2)];
    }
    default:
      throw cannotWrite(call, say`its padding is ${String(mode)}`);
  }
}

/** Of a layer that has all three in its settings. */
export function windowShape(call: Call, sizes: readonly number[]): WindowShape {
  const axes = sizes.length;
  return {
    sizes,
    strides: sizesIn(call, 'strides', axes),
    dilations:
      axes === 1 ? [numberIn(call, 'dilation_rate', 1)] : sizesIn(call, 'dilation_rate', axes),
  };
}
