import { say } from '../../../contract/sentence.ts';
import { handOn, isLastAxis, loseTrack, normaliseTogether, repeated } from './flows.ts';
import type { LayerClass, LayerWeights } from './layer-class.ts';

/** Pooling, dropout, padding and whatever else takes each unit by itself. */
export const passing: LayerClass = { flow: handOn };

/** A non-linearity without parameters. */
export const activation: LayerClass = { flow: handOn, isWatched: true };

/** A softmax over positions takes each unit by itself; over units it does not. */
export const softmax: LayerClass = {
  isWatched: true,
  flow: (call) =>
    [call.config['axis']].flat().some((axis) => isLastAxis(axis, call.inputShape.length))
      ? normaliseTogether(call)
      : handOn(call),
};

/** Leaky ReLU with a slope of each unit's own, unless it is shared: `alpha` is shaped as an example. */
export const prelu: LayerClass = {
  weights: { matrices: [], uses: () => 0, initial: () => ({ constant: 0.25 }) },
  isWatched: true,
  flow(call) {
    const shared = (call.config['sharedAxes'] as number[] | null) ?? [];
    const isShared = shared.some((axis) => isLastAxis(axis, call.inputShape.length));
    return { output: call.input, variables: isShared ? {} : { alpha: { columns: call.input } } };
  },
};

/** Gamma and beta, and of batch norm the moving averages: it starts as the identity. */
const NORM_WEIGHTS: LayerWeights = {
  matrices: [],
  uses: () => 0,
  initial: (role) => ({ constant: role === 'gamma' || role === 'moving_variance' ? 1 : 0 }),
};
const NORM_ROLES = ['gamma', 'beta', 'moving_mean', 'moving_variance'];

/** Normalises each unit over the batch, or along another axis everything of one position. */
export const batchNormalization: LayerClass = {
  weights: NORM_WEIGHTS,
  flow(call) {
    if (!isLastAxis(call.config['axis'], call.inputShape.length)) return normaliseTogether(call);
    const columns = call.input;
    return {
      output: call.input,
      variables: Object.fromEntries(NORM_ROLES.map((role) => [role, { columns }])),
    };
  },
};

/** Mean and variance are those of all units, so that one which is zero counts and one which is gone does not. */
export const layerNormalization: LayerClass = { weights: NORM_WEIGHTS, flow: normaliseTogether };

/** Constants of the network: no training changes them, and no initialisation. */
export const channelScale: LayerClass = {
  weights: { matrices: [], uses: () => 0, initial: () => 'kept' },
  flow: ({ input: columns }) => ({
    output: columns,
    variables: { scale: { columns }, offset: { columns } },
  }),
};

/** Position after position, the units of each in their order. */
export const flatten: LayerClass = {
  flow: ({ input, outputShape }) => ({ output: repeated(input, outputShape.at(-1) ?? 0) }),
};

/** Axes in another order: followed where the units stay last. `dims` counts from 1, without the batch. */
export const permute: LayerClass = {
  flow(call) {
    const dims = call.config['dims'] as readonly number[];
    if (dims.at(-1) === dims.length) return handOn(call);
    return loseTrack(call, say`its units do not stand last behind ${call.layer.name}`);
  },
};

/** Followed where the units stay last, alone or with the positions before them. */
export const reshape: LayerClass = {
  flow(call) {
    const { input, layer } = call;
    const length = call.outputShape.at(-1) ?? 0;
    if (length % input.length === 0) return { output: repeated(input, length) };
    const repeats = input.every((unit, index) => unit === input[index % length]);
    if (repeats && input.length % length === 0) return { output: input.slice(0, length) };
    return loseTrack(call, say`its units do not stand last behind ${layer.name}`);
  },
  resize(config, width) {
    const shape = config['target_shape'] as (number | null)[];
    // What is to be inferred follows by itself.
    if ((shape.at(-1) ?? -1) !== -1) config['target_shape'] = shape.with(-1, width);
  },
};
