import { z } from 'zod';

/** What computes a run. */
export const deviceSchema = z.enum(['cpu', 'gpu']);
export type Device = z.infer<typeof deviceSchema>;

/** What a document says of it; null where the settings are to choose. */
export type NamedDevice = Device | null;

/** On what runs are to be computed: `auto` takes a GPU where set-up found one. */
export const deviceChoiceSchema = z.enum(['auto', 'cpu', 'gpu']);
export type DeviceChoice = z.infer<typeof deviceChoiceSchema>;

/**
 * Why it is the processor: it was chosen; set-up found no GPU; the driver lists none; CUDA_VISIBLE_DEVICES hides
 * what it lists; TensorFlow cannot use one that is listed, since a library is missing or too old.
 */
const whyCpuSchema = z.enum(['chosen', 'build', 'driver', 'hidden', 'library']);
export type WhyCpu = z.infer<typeof whyCpuSchema>;

/** On what runs are computed here, and why not on a GPU. */
export const deviceFindingSchema = z.object({
  /** What is kept for this data folder, and what this start of the workbench goes by. */
  choice: deviceChoiceSchema,
  choiceNow: deviceChoiceSchema,
  device: deviceSchema,
  /** Why it is the processor; null on a GPU, or where a trainer will tell. */
  whyCpu: whyCpuSchema.nullable(),
});
export type DeviceFinding = z.infer<typeof deviceFindingSchema>;
