import { z } from 'zod';
import { removeLowest } from '../pruning/lowest.ts';
import { continuedMasks, countKept } from '../pruning/masks.ts';
import { chooseMasks } from './choose-masks.ts';
import { criterion } from './criterion.ts';
import type { Criterion, NetworkView, Strategy } from './strategy.ts';

/**
 * The control for a criterion that ranks all layers together: another strategy chooses, with its
 * defaults and over all layers, and of each layer as many weights go as it has removed there, but
 * at random. What is better than this owes it to the weights it picks, not to the layers.
 *
 * @param others the strategies among which it may follow one; those serve that remove single
 * weights of the trained network once, ask for a sparsity and are no controls themselves.
 */
export function randomProportional(others: readonly Strategy[]): Criterion {
  const followed = others.filter(canBeFollowed);
  const parameters = z.strictObject({
    like: z.enum(followed.map(({ id }) => id)).default('magnitude'),
  });
  return criterion({
    id: 'random-proportional',
    version: 1,
    words: {
      en: {
        label: 'Random, same layers',
        summary:
          'Removes weights at random, but of each layer as many as another strategy would remove there.',
        parameters: {
          like: {
            label: 'Layers as in',
            help: 'The strategy whose number of weights per layer is removed.',
            brief: { other: 'layers as in {value}' },
          },
        },
      },
      zh: {
        label: '随机（各层数量相同）',
        summary: '随机剪去权重，但每层剪去的数量与另一策略相同。',
        parameters: {
          like: {
            label: '各层数量参照',
            help: '每层剪去的权重数与哪个策略相同。',
            brief: { other: '各层数量同{value}' },
          },
        },
      },
    },
    family: 'control',
    citation:
      'Su, Chen, Cai, Wu, Gao, Wang and Lee, "Sanity-Checking Pruning Methods: Random Tickets can Win the Jackpot", NeurIPS 2020; ' +
      'Frankle, Dziugaite, Roy and Carbin, "Pruning Neural Networks at Initialization: Why Are We Missing the Mark?", ICLR 2021',
    parameters,
    follows: ({ like }) => like,
    async select(network, level, { like }) {
      const { weights, earlierMasks, random } = network;
      // All numbers are drawn first: how many weights go must not change which ones.
      const scores = weights.map(({ values }) => values.map(() => random.uniform()));
      const other = followed.find(({ id }) => id === like) as Criterion;
      const chosen = await chooseOverAllLayers(other, network, level);
      const masks = continuedMasks(weights, earlierMasks);
      weights.forEach(({ name }, index) => {
        const mask = masks.get(name) as Uint8Array;
        const kept = countKept(chosen.get(name) ?? mask);
        removeLowest([scores[index] as Float32Array], [mask], countKept(mask) - kept);
      });
      return masks;
    },
  });
}

function canBeFollowed(strategy: Strategy): strategy is Criterion {
  if (strategy.kind !== 'criterion' || strategy.levels || strategy.family === 'control')
    return false;
  const { granularity, schedule, start } = strategy.answers(strategy.parameters.parse({}));
  return granularity === 'weight' && schedule.id === 'one-shot' && start === 'trained';
}

function chooseOverAllLayers(strategy: Criterion, network: NetworkView, level: number) {
  const scope = 'scope' in strategy.parameters.shape ? { scope: 'global' } : {};
  return chooseMasks(strategy, network, level, strategy.parameters.parse(scope));
}
