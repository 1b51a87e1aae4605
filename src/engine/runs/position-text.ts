import { z } from 'zod';
import { metricPointSchema } from '../../contract/run.ts';
import { executionSchema, stageSchema } from '../../contract/words.ts';
import type { Masks } from '../network/weights.ts';
import type { NamedValues } from '../network/variables.ts';
import type { Course } from './course.ts';
import type { RunPosition } from './run-position.ts';

/** JSON has no numbers beyond all bounds, which a training may come to. */
const figure = z.union([z.number(), z.literal(['NaN', 'Infinity', '-Infinity']).transform(Number)]);
const count = z.int().min(0);
/** Of masks their number; several parts of a position may speak of the same. */
const masksNumber = count;

const courseSchema = z.strictObject({
  removed: z.strictObject({ step: count, masks: masksNumber }).nullable(),
  oneShotAccuracy: z.number().nullable(),
  get ahead() {
    return courseSchema.nullable();
  },
});

const schema = z.strictObject({
  execution: executionSchema,
  work: z.strictObject({
    stages: z.array(z.strictObject({ stage: stageSchema, seconds: z.number() })),
    done: z.number(),
    total: figure,
  }),
  points: z.array(
    metricPointSchema.extend({ trainLoss: figure, validationLoss: figure.nullable() }),
  ),
  course: courseSchema,
  training: z
    .strictObject({
      milliseconds: z.number(),
      step: count,
      epoch: z.int().min(1),
      sums: z.strictObject({ lossSum: figure, correct: figure }),
      masks: masksNumber.nullable(),
    })
    .nullable(),
});

/**
 * A position as JSON, without its arrays.
 *
 * @param numberOf gives masks the number by which the text speaks of them.
 */
export function writePosition(position: RunPosition, numberOf: (masks: Masks) => number): string {
  const { course, training, ...rest } = position;
  const courseText = ({ removed, oneShotAccuracy, ahead }: Course): object => ({
    removed: removed && { step: removed.step, masks: numberOf(removed.masks) },
    oneShotAccuracy,
    ahead: ahead && courseText(ahead),
  });
  const trainingText = training && {
    milliseconds: training.milliseconds,
    step: training.checkpoint.step,
    epoch: training.checkpoint.epoch,
    sums: training.checkpoint.sums,
    masks: training.checkpoint.masks && numberOf(training.checkpoint.masks),
  };
  return JSON.stringify(
    { ...rest, course: courseText(course), training: trainingText },
    (_, value: unknown) =>
      typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}

/**
 * The position of such a text.
 *
 * @param sets the masks, by their numbers.
 * @param values of the training, where there is one.
 * @throws Error where the text is not that of a position, or speaks of masks that are not there.
 */
export function readPosition(
  text: string,
  sets: readonly Masks[],
  values: readonly NamedValues[],
): RunPosition {
  const { course, training, ...rest } = schema.parse(JSON.parse(text));
  const masksOf = (number: number): Masks => {
    const masks = sets[number];
    if (masks === undefined) throw new Error(`There are no masks ${number}.`);
    return masks;
  };
  const courseOf = ({
    removed,
    oneShotAccuracy,
    ahead,
  }: z.output<typeof courseSchema>): Course => ({
    removed: removed && { step: removed.step, masks: masksOf(removed.masks) },
    oneShotAccuracy,
    ahead: ahead && courseOf(ahead),
  });
  if (training === null) return { ...rest, course: courseOf(course), training };
  const { milliseconds, masks, ...where } = training;
  const held = masks === null ? null : masksOf(masks);
  return {
    ...rest,
    course: courseOf(course),
    training: { milliseconds, checkpoint: { ...where, values, masks: held } },
  };
}
