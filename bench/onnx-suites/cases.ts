import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const numbersSchema = z.object({ file: z.string(), shape: z.array(z.int()) });

const formSchema = z.object({
  /** The file. */
  model: z.string(),
  /** Null where it is none of numbers. */
  input: numbersSchema.nullable(),
  /** Likewise; of networks that are filled ONNX Runtime says it. */
  output: numbersSchema.nullable(),
});

const caseSchema = z.object({
  suite: z.enum(['light', 'filled', 'pytorch-converted', 'pytorch-operator', 'node']),
  name: z.string(),
  operators: z.array(z.string()),
  /** As it comes, and further ones that say the same. */
  forms: z.array(formSchema).min(1),
});

const casesSchema = z.object({ onnx: z.string(), cases: z.array(caseSchema) });

/** A network of one of ONNX's suites, with what it should make of an input. */
export type SuiteCase = z.infer<typeof caseSchema>;
export type CaseForm = SuiteCase['forms'][number];

/** What `collect.py` has written into a folder. */
export function casesIn(folder: string): z.infer<typeof casesSchema> {
  return casesSchema.parse(JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')));
}

/** An array of a case. */
export function arrayOf(
  folder: string,
  { file, shape }: z.infer<typeof numbersSchema>,
): { readonly shape: readonly number[]; readonly values: Float32Array } {
  const bytes = new Uint8Array(readFileSync(join(folder, file)));
  return { shape, values: new Float32Array(bytes.buffer) };
}
