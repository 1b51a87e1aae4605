import { z } from 'zod';

/** On what runs are to be computed: `auto` takes a GPU where set-up found one. */
export const deviceChoiceSchema = z.enum(['auto', 'cpu', 'gpu']);
export type DeviceChoice = z.infer<typeof deviceChoiceSchema>;

/** On what runs are computed here, and why not on a GPU. */
export const deviceFindingSchema = z.object({
  /** What is kept for this data folder, and what this start of the workbench goes by. */
  choice: deviceChoiceSchema,
  choiceNow: deviceChoiceSchema,
  device: z.enum(['cpu', 'gpu']),
  /**
   * Why it is the processor: it was chosen; set-up found no GPU; the driver lists none; it lists one, and
   * TensorFlow cannot use it, since a library is missing or too old. Null on a GPU, or where a trainer will tell.
   */
  whyCpu: z.enum(['chosen', 'build', 'driver', 'library']).nullable(),
});
export type DeviceFinding = z.infer<typeof deviceFindingSchema>;
