import { z } from 'zod';

/** Where in the queue an experiment is moved to. */
export const queueMoveSchema = z.enum(['first', 'up', 'down', 'last']);
export type QueueMove = z.infer<typeof queueMoveSchema>;
