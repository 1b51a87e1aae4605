import { describe, expect, it } from 'vitest';
import { measureSchema } from '../../contract/answer.ts';
import { languageSchema } from '../../contract/language.ts';
import { answer as english } from '../i18n/en/answer.ts';
import { answer as chinese } from '../i18n/zh/answer.ts';
import { wordsIn } from '../../report/words/words.ts';

const ofApp = { en: english, zh: chinese };

describe.each(languageSchema.options)('app and report in %s', (language) => {
  const { answer: ofReport } = wordsIn(language);
  const app = ofApp[language];
  const untilCount = (text: string) => text.split(/ \(\{n\}|（\{n\}/)[0];
  const untilNames = (text: string) => text.split(/[:：]/)[0];

  it.each(measureSchema.options)(
    'say the same of the lists, by what was compared: %s',
    (measure) => {
      expect(untilCount(app.equivalent[measure])).toBe(
        untilNames(ofReport.equivalent(['A'], measure)),
      );
      expect(untilCount(app.undecided[measure])).toBe(
        untilNames(ofReport.undecided(['A'], measure)),
      );
      expect(untilCount(app.clearByItself)).toBe(untilNames(ofReport.clearByItself(['A'])));
    },
  );
});
