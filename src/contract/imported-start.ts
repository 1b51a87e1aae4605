import { z } from 'zod';

/**
 * What an experiment does with a dense network that was trained elsewhere: on it depends what its figures
 * can say.
 */
export const importedStartSchema = z.object({
  /** Epochs of the dense baseline's own training here; 0 where it is taken as it is. */
  epochs: z.int(),
  fineTuningEpochs: z.int(),
  /** 0 without cross-validation. */
  folds: z.int(),
  /** Share of the training examples that is set aside for choosing. */
  validationFraction: z.number(),
  /** What of the values of an example the network is given, as a document says it; `unit` where it says nothing. */
  normalisation: z.enum(['unit', 'standard', 'none']),
  /** The ids of strategies that begin with drawn weights, and so without that training. */
  anew: z.array(z.string()),
});
export type ImportedStart = z.infer<typeof importedStartSchema>;
