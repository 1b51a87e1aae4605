import { z } from 'zod';
import { UserError } from '../../../../contract/errors.ts';
import { say } from '../../../../contract/sentence.ts';
import { tf, type TensorFlow } from '../../../tensorflow.ts';
import type { Layer, Shape } from '../layer-class.ts';

type Tensor = TensorFlow.Tensor;
type Weights<W extends string> = Readonly<Record<W, Tensor>>;

/** A class of layers that tfjs has none of. Layers with one input, and without random draws. */
interface OwnLayerDefinition<C extends object, W extends string> {
  readonly className: string;
  /** What a topology says of it besides what it says of every layer; keys as tfjs has them, `minValue`. */
  readonly config: z.ZodType<C>;
  /** Vectors with an entry for each unit of the input. They are not trained. */
  readonly vectors?: readonly W[];
  /** Missing where the output is shaped as the input is. Throws a UserError for what cannot be. */
  outputShape?(shape: Shape, config: C, name: string): Shape;
  call(x: Tensor, config: C, weights: Weights<W>): Tensor;
}

/** Makes layers of an own class. */
export interface OwnLayer {
  readonly className: string;
  /** Makes the class known to tfjs, so that a topology can name it. Once is enough. */
  register(): void;
  /**
   * @param config with `name`, where it is to have one.
   * @throws UserError for a config that is none of this class.
   */
  make(config?: Readonly<Record<string, unknown>>): Layer;
}

/** A class is made at its first use: it extends one of tfjs, which is not loaded before. */
export function ownLayer<C extends object, W extends string = never>(
  definition: OwnLayerDefinition<C, W>,
): OwnLayer {
  const { className } = definition;
  let made: ReturnType<typeof classOf<C, W>> | undefined;
  const own = () => (made ??= classOf(definition));
  return {
    className,
    register() {
      tf.serialization.registerClass(own());
    },
    make: (config = {}) => new (own())(config),
  };
}

function classOf<C extends object, W extends string>(definition: OwnLayerDefinition<C, W>) {
  const { className, config: schema, vectors = [], outputShape, call } = definition;
  return class extends tf.layers.Layer {
    static readonly className = className;
    readonly own: C;
    readonly vectors = new Map<string, TensorFlow.LayerVariable>();

    constructor(config: Readonly<Record<string, unknown>>) {
      super(config);
      this.supportsMasking = true;
      const parsed = schema.safeParse(config);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw new UserError(
          say`The layer ${this.name} (${className}) is described in a way that cannot be read
            (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}).`,
        );
      }
      this.own = parsed.data;
    }

    override build(inputShape: number[]): void {
      this.computeOutputShape(inputShape);
      const units = inputShape.at(-1) ?? 0;
      for (const role of vectors) {
        const ones = tf.initializers.ones();
        this.vectors.set(role, this.addWeight(role, [units], 'float32', ones, undefined, false));
      }
      this.built = true;
    }

    override computeOutputShape(inputShape: (number | null)[]): (number | null)[] {
      return [...(outputShape?.(inputShape, this.own, this.name) ?? inputShape)];
    }

    override call(inputs: Tensor | Tensor[]): Tensor {
      const [x] = [inputs].flat();
      const weights = Object.fromEntries(
        [...this.vectors].map(([role, variable]) => [role, variable.read()]),
      );
      return tf.tidy(() => call(x as Tensor, this.own, weights as Weights<W>));
    }

    override getConfig(): TensorFlow.serialization.ConfigDict {
      return { ...super.getConfig(), ...this.own };
    }
  };
}

/** Non-negative integers before and behind an axis. */
export const padding = z.tuple([z.int().min(0), z.int().min(0)]);
