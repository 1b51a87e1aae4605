import { z } from 'zod';

/** The field by which a document sets training images aside. */
export function validationFraction() {
  return z.number().min(0).lt(1).default(0);
}
