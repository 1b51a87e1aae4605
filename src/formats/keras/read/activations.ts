import { say } from '../../../contract/sentence.ts';
import { layerFault, numberOf, OTHERWISE, shown } from './layer.ts';
import type { KerasLayer } from './layer.ts';
import { own } from './plan.ts';
import type { OwnLayer } from './plan.ts';

/** A non-linearity: one that a layer of tfjs can have inside, or a layer of its own behind it. */
export type Activation =
  { readonly inside: string } | { readonly behind: Pick<OwnLayer, 'className' | 'config'> };

/** What Keras calls differently. */
const SAME = new Map<string, string>(Object.entries({ silu: 'swish', hard_swish: 'hard_silu' }));

/** Functions that tfjs-layers has under the same name, and computes alike. */
const INSIDE = new Set([
  'linear',
  'relu',
  'relu6',
  'elu',
  'selu',
  'sigmoid',
  'tanh',
  'softmax',
  'log_softmax',
  'softplus',
  'softsign',
  'swish',
  'mish',
]);

/** Those that are layers here. `hard_sigmoid` of Keras 3 is relu6(x + 3) / 6. */
const BEHIND = new Map<string, Pick<OwnLayer, 'className' | 'config'>>(
  Object.entries({
    gelu: { className: 'Gelu', config: { approximate: false } },
    // Of tfjs, which has no option for it.
    gelu_new: { className: 'Gelu', config: { approximate: true } },
    hard_silu: { className: 'HardSwish', config: {} },
    hard_sigmoid: { className: 'HardSigmoid', config: { alpha: 1 / 6, beta: 0.5 } },
    hard_tanh: { className: 'Clip', config: { min_value: -1, max_value: 1 } },
    leaky_relu: { className: 'LeakyReLU', config: { alpha: 0.2 } },
  }),
);

/**
 * The activation that a configuration names under `key`: a word, or a layer of Keras in its place.
 *
 * @throws UserError naming the layer for a function that is not known here.
 */
export function activationOf(layer: KerasLayer, key = 'activation'): Activation {
  const value = layer.config[key] ?? 'linear';
  const inPlace = asLayer(value);
  if (inPlace) {
    const { className, config } = rectifierOf({ ...layer, ...inPlace }) ?? {};
    if (className !== undefined && config !== undefined) return { behind: { className, config } };
  }
  const name = typeof value === 'string' ? (SAME.get(value) ?? value) : '';
  if (name === 'hard_sigmoid' && layer.dialect !== 'keras-3') return { inside: name };
  if (INSIDE.has(name)) return { inside: name };
  const behind = BEHIND.get(name);
  if (behind) return { behind };
  throw layerFault(layer, say`has ${key} ${shown(value)}, which cannot be taken`, OTHERWISE);
}

/** An activation that has to be inside, as in a recurrent layer. */
export function insideActivation(layer: KerasLayer, key: string, fallback: string): string {
  const known = layer.config[key] ?? fallback;
  const activation = activationOf({ ...layer, config: { [key]: known } }, key);
  if ('inside' in activation && !/softmax/.test(activation.inside)) return activation.inside;
  throw layerFault(
    layer,
    say`has ${key} ${shown(known)}, which cannot be taken inside a recurrent layer`,
    OTHERWISE,
  );
}

/** A layer and its activation: in its configuration, or as a layer behind. */
export function withActivation(
  activation: Activation,
  make: (inside: string) => OwnLayer,
): OwnLayer[] {
  if ('inside' in activation) return [make(activation.inside)];
  return [make('linear'), own(activation.behind.className, activation.behind.config, BEHIND_IT)];
}

const BEHIND_IT = { suffix: '_activation' };

/** The activation as a layer by itself; undefined for the identity. */
export function activationLayer(activation: Activation): OwnLayer | undefined {
  if ('behind' in activation) return own(activation.behind.className, activation.behind.config);
  if (activation.inside === 'linear') return undefined;
  return own('Activation', { activation: activation.inside });
}

/** Layers of rectifiers; undefined for any other class. */
export function rectifierOf(layer: KerasLayer): OwnLayer | undefined {
  switch (layer.className) {
    case 'ReLU':
      return relu(layer);
    case 'LeakyReLU':
      return own('LeakyReLU', { alpha: slopeOf(layer, 0.3) });
    case 'ELU':
      return elu(layer);
    case 'ThresholdedReLU':
      return own('ThresholdedReLU', { theta: numberOf(layer, 'theta', 1) });
    default:
      return undefined;
  }
}

/** `alpha` in Keras 2, `negative_slope` in Keras 3. */
function slopeOf(layer: KerasLayer, fallback: number): number {
  return numberOf(
    layer,
    layer.config['negative_slope'] === undefined ? 'alpha' : 'negative_slope',
    fallback,
  );
}

/** min(max(x, 0), max_value); or slope x below 0; or x above a threshold and else 0. Not several of these. */
function relu(layer: KerasLayer): OwnLayer {
  const limit = layer.config['max_value'] ?? null;
  const slope = slopeOf(layer, 0);
  const threshold = numberOf(layer, 'threshold', 0);
  const asked = [limit !== null, slope !== 0, threshold !== 0].filter(Boolean);
  if (asked.length > 1 || threshold < 0 || (limit !== null && numberOf(layer, 'max_value') < 0)) {
    throw layerFault(
      layer,
      say`has max_value ${shown(limit)}, negative_slope ${slope} and threshold ${threshold}, of which only
        one can be taken`,
      OTHERWISE,
    );
  }
  if (slope !== 0) return own('LeakyReLU', { alpha: slope });
  if (threshold !== 0) return own('ThresholdedReLU', { theta: threshold });
  return own('ReLU', { max_value: limit });
}

function elu(layer: KerasLayer): OwnLayer {
  const alpha = numberOf(layer, 'alpha', 1);
  if (alpha === 1) return own('ELU', { alpha });
  throw layerFault(layer, say`has alpha ${alpha}; only 1 can be taken`, OTHERWISE);
}

function asLayer(value: unknown): Pick<KerasLayer, 'className' | 'config'> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { class_name: className, config } = value as Record<string, unknown>;
  if (typeof className !== 'string' || typeof config !== 'object' || config === null)
    return undefined;
  return { className, config: config as Record<string, unknown> };
}
