import type { Answer, Needs } from '../contract/answer.ts';
import { paragraphText } from '../language/sentence-text.ts';
import { askedText, bestText, certaintyTexts } from '../report/told-answer.ts';
import { wordsIn } from '../report/words/words.ts';
import { figures, names } from './english.ts';

/** An answer in the sentences of the app and its reports: what was asked, the best, how sure that is. */
export function answerText(answer: Answer, needs: Needs): string {
  const context = {
    answer,
    needs,
    figures,
    names,
    words: wordsIn('en'),
    told: (...sentences: Parameters<typeof paragraphText>[0]) => paragraphText(sentences, 'en'),
  };
  return [askedText(context), bestText(context), ...certaintyTexts(context)].join('\n');
}
