import { sizeOf, type Activation } from './activation.ts';
import type { NodeCall } from './node-call.ts';

/**
 * A value times a constant factor and plus a constant offset, for each unit on its last axis. Both are
 * constants of the network, which training does not change.
 */
export function scaled(
  call: NodeCall,
  value: Activation,
  scale: Float32Array,
  offset: Float32Array,
): Activation {
  const shape = [scale.length];
  const layer = {
    className: 'ChannelScale',
    weights: [
      { role: 'scale', shape, values: scale },
      { role: 'offset', shape, values: offset },
    ],
    yields: call.node.outputs[0] ?? null,
  };
  return { ...value, ...call.layer(layer, [value], value.layout) };
}

/** A value times one number. */
export function scaledBy(call: NodeCall, value: Activation, factor: number): Activation {
  const units = sizeOf(value.layout.at(-1) ?? []);
  return scaled(call, value, new Float32Array(units).fill(factor), new Float32Array(units));
}
