import { describe, expect, it, onTestFinished } from 'vitest';
import { flattenInJavaScript } from '../compile/javascript-layer.fixture.ts';
import { mlp } from '../models/mlp.ts';
import { tf } from '../tensorflow.ts';
import { latencyBurst, timedNetwork, type TimedNetwork } from './latency.ts';

describe('measured latency', () => {
  it.each([
    ['recorded as a graph', () => () => undefined],
    ['operation by operation, where a layer computes in JavaScript', flattenInJavaScript],
  ])('is given by batch size, as often as asked, and leaves no tensor behind: %s', (_, change) => {
    onTestFinished(change());
    const model = mlp.build({ hidden: [8] }, { shape: [28, 28, 1], classes: 10 });
    const before = tf.memory().numTensors;
    const network = timedNetwork(model, [1, 32]);
    const short = { warmUp: 1, passes: 3, milliseconds: 0 };
    for (const burst of [latencyBurst(network, network, short), latencyBurst(network, network)]) {
      expect(Object.keys(burst)).toEqual(['1', '32']);
      for (const { own, dense } of Object.values(burst)) {
        expect(own.p50).toBeGreaterThan(0);
        expect(own.p95).toBeGreaterThanOrEqual(own.p50);
        expect(dense).toBe(own);
      }
    }
    network.dispose();
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });
});

describe('a burst', () => {
  /** Networks of which each pass takes what is next on their list. */
  function networks(options: { drift: number }) {
    const order: string[] = [];
    let clock = 0;
    const network = (name: string, takes: number): TimedNetwork => ({
      batchSizes: [1],
      pass() {
        order.push(name);
        clock += options.drift;
        return takes + clock;
      },
      dispose: () => undefined,
    });
    return { order, own: network('own', 10), dense: network('dense', 10) };
  }

  it('times both networks in turn, every second time in the other order', () => {
    const { own, dense, order } = networks({ drift: 0 });
    latencyBurst(own, dense, { warmUp: 1, passes: 4, milliseconds: 0 });
    expect(order.slice(0, 2)).toEqual(['own', 'dense']);
    expect(order.slice(2).join(' ')).toBe('own dense dense own own dense dense own');
  });

  it('finds two equal networks equal on a machine that gets slower and slower', () => {
    const { own, dense } = networks({ drift: 1 });
    const burst = latencyBurst(own, dense, { warmUp: 1, passes: 4, milliseconds: 0 });
    expect(burst['1']?.own.p50).toBe(burst['1']?.dense.p50);
  });

  it('times a network once that is its own dense network', () => {
    const { own, order } = networks({ drift: 0 });
    const { own: ofOwn, dense } = latencyBurst(own, own, {
      warmUp: 2,
      passes: 3,
      milliseconds: 0,
    })['1'] as never as Record<'own' | 'dense', object>;
    expect(order).toHaveLength(5);
    expect(dense).toBe(ofOwn);
  });
});
