import type { en } from './en.ts';
import { answer } from './zh/answer.ts';
import { columns } from './zh/columns.ts';
import { common } from './zh/common.ts';
import { frame } from './zh/frame.ts';
import { recipe } from './zh/recipe.ts';
import { sections } from './zh/sections.ts';
import { soundness } from './zh/soundness.ts';
import { training } from './zh/training.ts';

/** The texts of a report in Chinese. */
export const zh: typeof en = {
  answer,
  columns,
  common,
  frame,
  recipe,
  soundness,
  training,
  ...sections,
};
