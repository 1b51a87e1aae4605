import { gruResetAfterCell } from '../../../gradients/recurrent/gru-reset-after-cell.ts';
import { hoistProducts } from '../../../gradients/recurrent/recurrent-layers.ts';
import { tf, type TensorFlow } from '../../../tensorflow.ts';
import type { Layer } from '../layer-class.ts';
import type { OwnLayer } from './own-layer.ts';

type Tensor = TensorFlow.Tensor;
type Config = Readonly<Record<string, unknown>>;

/** What this file needs of tfjs's cell; its class is not exported. */
type Cell = Layer & {
  readonly units: number;
  readonly useBias: boolean;
  kernel: TensorFlow.LayerVariable;
  recurrentKernel: TensorFlow.LayerVariable;
  bias: TensorFlow.LayerVariable | null;
  readonly kernelInitializer: Initializer;
  readonly recurrentInitializer: Initializer;
  readonly biasInitializer: Initializer;
  readonly activation: Activation;
  readonly recurrentActivation: Activation;
  readonly dropout: number;
  readonly recurrentDropout: number;
  readonly dropoutFunc?: Drop;
  dropoutMask: Tensor | null;
  recurrentDropoutMask: Tensor | null;
};
type Initializer = ReturnType<typeof tf.initializers.zeros>;
interface Activation {
  apply(x: Tensor): Tensor;
}
type Drop = (x: Tensor, rate: number) => Tensor;

type CellClass = new (config: Config) => Cell;
type LayerClass = new (config: Config) => Layer & { cell: Cell };

let made: (LayerClass & { readonly className: string }) | undefined;

/**
 * A gated recurrent unit that resets after the product, as in Keras (`reset_after`, its default),
 * PyTorch and cuDNN:
 *
 *     h' = z * h + (1 - z) * n,  n = tanh(W x + b + r * (U h + b'))
 *
 * `kernel` `[in, 3 units]`, `recurrent_kernel` `[units, 3 units]` and `bias` `[2, 3 units]`, of which
 * the first row is the input's and the second the state's; the gates stand in the order z, r, n. All
 * that it does not say itself it has of tfjs's GRU, which resets before.
 */
export const gruResetAfter: OwnLayer = {
  className: 'GRUResetAfter',
  register() {
    tf.serialization.registerClass(gruClass() as never);
  },
  make: (config = {}) => new (gruClass())(config),
};

function gruClass(): NonNullable<typeof made> {
  return (made ??= makeClass());
}

function makeClass(): NonNullable<typeof made> {
  const before = tf.layers.gru({ units: 1 }) as unknown as { constructor: LayerClass; cell: Cell };
  const OwnCell = cellClass(before.cell.constructor as CellClass);
  class GruResetAfter extends before.constructor {
    static readonly className = 'GRUResetAfter';

    constructor(config: Config) {
      // The class says it, and tfjs's own refuses to hear it. It writes into what it is given.
      const own = { ...config, resetAfter: false };
      super({ ...own });
      this.cell = new OwnCell(own);
    }

    override getConfig() {
      return { ...super.getConfig(), resetAfter: true };
    }
  }
  hoistProducts(GruResetAfter.prototype as never, gruResetAfterCell, [0, 1, 2]);
  return GruResetAfter;
}

function cellClass(Before: CellClass): CellClass {
  return class extends Before {
    static readonly className = 'GRUResetAfterCell';

    override build(inputShape: number[]): void {
      const width = 3 * this.units;
      const add = (name: string, rows: number, initializer: Initializer) =>
        this.addWeight(name, [rows, width], undefined, initializer);
      this.kernel = add('kernel', inputShape.at(-1) as number, this.kernelInitializer);
      this.recurrentKernel = add('recurrent_kernel', this.units, this.recurrentInitializer);
      this.bias = this.useBias ? add('bias', 2, this.biasInitializer) : null;
      this.built = true;
    }

    override call(inputs: Tensor | Tensor[], options: { training?: boolean }): Tensor[] {
      return tf.tidy(() => {
        const [x, h] = inputs as [Tensor, Tensor];
        const drops = options.training === true;
        if (drops && this.dropout > 0) this.dropoutMask ??= this.drawMask(x, this.dropout);
        if (drops && this.recurrentDropout > 0) {
          this.recurrentDropoutMask ??= this.drawMask(h, this.recurrentDropout);
        }
        const bias = this.bias && tf.unstack(this.bias.read());
        const ofInput = product(masked(x, this.dropoutMask), this.kernel.read(), bias?.[0]);
        const state = masked(h, this.recurrentDropoutMask);
        const ofState = product(state, this.recurrentKernel.read(), bias?.[1]);
        const [zx, rx, nx] = tf.split(ofInput, 3, 1) as [Tensor, Tensor, Tensor];
        const [zh, rh, nh] = tf.split(ofState, 3, 1) as [Tensor, Tensor, Tensor];
        const z = this.recurrentActivation.apply(tf.add(zx, zh));
        const r = this.recurrentActivation.apply(tf.add(rx, rh));
        const n = this.activation.apply(tf.add(nx, tf.mul(r, nh)));
        const next = tf.add(n, tf.mul(z, tf.sub(h, n)));
        return [next, next];
      });
    }

    /** The same for all steps of a call; the layer disposes it. */
    private drawMask(x: Tensor, rate: number): Tensor {
      const drop: Drop = this.dropoutFunc ?? ((ones, share) => tf.dropout(ones, share));
      return tf.keep(drop(tf.onesLike(x), rate));
    }
  };
}

function masked(x: Tensor, mask: Tensor | null): Tensor {
  return mask ? tf.mul(x, mask) : x;
}

function product(x: Tensor, kernel: Tensor, bias: Tensor | undefined): Tensor {
  const sums = tf.matMul(x, kernel);
  return bias ? tf.add(sums, bias) : sums;
}
