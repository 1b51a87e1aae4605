import { answer } from './en/answer.ts';
import { columns } from './en/columns.ts';
import { common } from './en/common.ts';
import { frame } from './en/frame.ts';
import { recipe } from './en/recipe.ts';
import { sections } from './en/sections.ts';
import { soundness } from './en/soundness.ts';
import { training } from './en/training.ts';

/** The texts of a report in English. */
export const en = { answer, columns, common, frame, recipe, soundness, training, ...sections };
