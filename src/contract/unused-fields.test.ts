import { describe, expect, it } from 'vitest';
import { idleFields, unusedFields, withoutFields, writtenDocument } from './unused-fields.ts';

const fieldsOf = (document: Record<string, unknown>) =>
  unusedFields(document).map(({ part, field }) => `${part}.${field}`);

describe('fields that nothing reads', () => {
  it('are the momentum of optimizers that have none, where a document has it', () => {
    expect(fieldsOf({ training: { optimizer: 'sgd', momentum: 0.5 } })).toEqual([
      'training.momentum',
    ]);
    expect(fieldsOf({ training: { momentum: 0.5 } })).toEqual(['training.momentum']);
    expect(fieldsOf({ training: { optimizer: 'nesterov', momentum: 0.5 } })).toEqual([]);
    expect(fieldsOf({ training: {} })).toEqual([]);
  });

  it('are those of a fine-tuning that does not take place', () => {
    const fineTuning = { epochs: 0, learningRate: 'last', schedule: { id: 'cosine' } };
    expect(fieldsOf({ fineTuning })).toEqual(['fineTuning.learningRate', 'fineTuning.schedule']);
    expect(fieldsOf({ fineTuning: { ...fineTuning, epochs: 1 } })).toEqual([]);
    expect(idleFields({ fineTuning: { epochs: 0 } })).toHaveLength(3);
  });

  it('can be left out', () => {
    const document = { name: 'a', training: { epochs: 2, momentum: 0.5 } };
    expect(withoutFields(document, unusedFields(document))).toEqual({
      name: 'a',
      training: { epochs: 2 },
    });
  });
});

describe('a document as it is written down', () => {
  it('lacks what only the defaults put there, and keeps what is in the ids', () => {
    const training = { optimizer: 'sgd', momentum: 0.9 };
    expect(writtenDocument({ training })).toEqual({ training: { optimizer: 'sgd' } });
    const own = { training: { ...training, momentum: 0.5 } };
    expect(writtenDocument(own)).toEqual(own);
    const used = { training: { ...training, optimizer: 'momentum' } };
    expect(writtenDocument(used)).toEqual(used);
  });
});
