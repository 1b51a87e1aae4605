import { z } from 'zod';

/** The languages of the app and of its reports, as BCP 47 tags. CSV and JSON are in none. */
export const languageSchema = z.enum(['en', 'zh']);
export type Language = z.infer<typeof languageSchema>;

/** Something that is said in every language, such as a name. */
export type Bilingual<T = string> = Readonly<Record<Language, T>>;

/** The schema of something that is said in every language. */
export function bilingualSchema<T extends z.ZodType>(text: T) {
  return z.object({ en: text, zh: text } satisfies Record<Language, T>);
}
