import { expect, it } from 'vitest';
import { parseDocument } from './parse-document.ts';
import { questionOf } from './question.ts';

const rates = (training: object, fineTuning: object) =>
  questionOf(
    parseDocument({
      name: 'x',
      dataset: { id: 'mnist' },
      model: { id: 'mlp' },
      training: { learningRate: 0.1, epochs: 4, ...training },
      fineTuning: { epochs: 1, ...fineTuning },
      strategies: [{ id: 'magnitude' }],
      sparsities: [0.5],
      seeds: [0],
    }),
  ).rates;

it.each([
  ['a constant rate', {}, {}, [0.1, 0.1]],
  ['milestones', { schedule: { id: 'milestones' } }, {}, [0.1, 0.001]],
  ['a rate of its own', { schedule: { id: 'milestones' } }, { learningRate: 0.02 }, [0.02, 0.001]],
  ['the last rate', { schedule: { id: 'milestones' } }, { learningRate: 'last' }, [0.001, 0.001]],
])('a question knows the rates of training and of fine-tuning with %s', (_, ...said) => {
  const [training, fineTuning, [own, last]] = said as [object, object, number[]];
  expect(rates(training, fineTuning).fineTuning).toBeCloseTo(own as number, 12);
  expect(rates(training, fineTuning).trainingsLast).toBeCloseTo(last as number, 12);
});
